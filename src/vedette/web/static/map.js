/* The map: MapLibre over our own land, one symbol for each place; the server's drawing where it cannot be. */
const { one, all, ask } = window.vedette;
const holder = one("#map");
const SHAPES = {
  movement: "M8 1.8 14.6 13.6H1.4Z", control: "M2.6 2.6H13.4V13.4H2.6Z", harm: "M8 1 15 8 8 15 1 8Z",
  restraint: "M8 1.2 13.9 4.6V11.4L8 14.8 2.1 11.4V4.6Z",
  supply: "M5.7 1.8h4.6v3.9h3.9v4.6h-3.9v3.9H5.7v-3.9H1.8V5.7h3.9Z",
  talk: "M2.2 8a5.8 5.8 0 1 0 11.6 0a5.8 5.8 0 1 0-11.6 0Z", presence: "M2.2 8a5.8 5.8 0 1 0 11.6 0a5.8 5.8 0 1 0-11.6 0Z",
};
const FAMILIES = Object.keys(SHAPES);
const SURETIES = ["fact", "hedged", "open"];
const MOST_ZOOM = 9;
const LEAST_AREA_KM = 2;
const MOST_AREA_KM = 150;
const UNIT = Math.max(0.9, parseFloat(getComputedStyle(document.documentElement).fontSize) / 15.5);
let map = null;
let data = null;
let quiet = false;

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const address = () => one("#list").dataset.map;
const still = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");

async function drawn() {
  const to = new URL(address().replace("/map.geojson", holder.dataset.fallback), location.href);
  to.searchParams.set("bare", "1");
  const answer = await fetch(to);
  const svg = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("svg");
  holder.replaceChildren(document.importNode(svg, true));
  one(".map").classList.add("is-drawn");
  document.documentElement.dataset.map = "drawn";
}

function symbol(family, surety, chosen) {
  const scale = 3;
  const canvas = new OffscreenCanvas(22 * scale, 22 * scale);
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.scale(scale, scale);
  pen.translate(3, 3);
  const shape = new Path2D(SHAPES[family]);
  const ink = colour(`f-${family}`);
  pen.lineJoin = "round";
  pen.strokeStyle = chosen ? colour("lit") : colour("halo");
  pen.lineWidth = chosen ? 5 : 3.4;
  pen.stroke(shape);
  pen.fillStyle = surety === "fact" ? ink : colour("halo");
  pen.fill(shape);
  if (surety === "hedged") {
    pen.save();
    pen.clip(shape);
    pen.strokeStyle = ink;
    pen.lineWidth = 1.3;
    for (let x = -16; x < 32; x += 3.4) { pen.beginPath(); pen.moveTo(x, 16); pen.lineTo(x + 16, 0); pen.stroke(); }
    pen.restore();
  }
  if (surety !== "fact") {
    pen.strokeStyle = ink;
    pen.lineWidth = 1.6;
    pen.setLineDash(surety === "open" ? [2.4, 1.8] : []);
    pen.stroke(shape);
  }
  if (family === "presence") { pen.beginPath(); pen.arc(8, 8, 2.5, 0, 7); pen.fillStyle = colour("halo"); pen.fill(); }
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

function arrow(family) {
  const canvas = new OffscreenCanvas(36, 36);
  const pen = canvas.getContext("2d");
  pen.fillStyle = colour(`f-${family}`);
  pen.beginPath(); pen.moveTo(6, 5); pen.lineTo(32, 18); pen.lineTo(6, 31); pen.lineTo(13, 18); pen.closePath(); pen.fill();
  return pen.getImageData(0, 0, 36, 36);
}

function images() {
  for (const family of FAMILIES) {
    for (const surety of SURETIES) {
      for (const chosen of [false, true]) {
        const name = `${family}-${surety}${chosen ? "-chosen" : ""}`;
        if (map.hasImage(name)) map.removeImage(name);
        map.addImage(name, symbol(family, surety, chosen), { pixelRatio: 3 });
      }
    }
    if (map.hasImage(`arrow-${family}`)) map.removeImage(`arrow-${family}`);
    map.addImage(`arrow-${family}`, arrow(family), { pixelRatio: 2.4 });
  }
}

/* How far off a place may lie: a ring around it, where that is more than the symbol shows. */
function areas() {
  const features = [];
  for (const { geometry, properties } of data.features) {
    const km = properties.radius_km;
    if (properties.kind !== "spot" || km <= LEAST_AREA_KM || km > MOST_AREA_KM) continue;
    const [lon, lat] = geometry.coordinates;
    const up = km / 111.195;
    const across = up / Math.max(0.02, Math.cos((lat * Math.PI) / 180));
    const ring = Array.from({ length: 49 }, (_, i) => {
      const angle = ((i % 48) / 24) * Math.PI;
      return [lon + across * Math.cos(angle), Math.max(-85, Math.min(85, lat + up * Math.sin(angle)))];
    });
    features.push({ type: "Feature", geometry: { type: "Polygon", coordinates: [ring] }, properties: { family: properties.family } });
  }
  return { type: "FeatureCollection", features };
}

const byFamily = () => ["match", ["get", "family"], ...FAMILIES.flatMap((f) => [f, colour(`f-${f}`)]), colour("soft")];
const ofKind = (kind) => ["==", ["get", "kind"], kind];
/* Symbols grow with the number of events; where there are many places they are smaller. */
function size() {
  const counts = data.features.filter((f) => f.properties.kind === "spot").map((f) => f.properties.count);
  const least = (counts.length > 120 ? 0.55 : 0.9) * UNIT;
  return ["interpolate", ["linear"], ["get", "count"], 1, least, Math.max(20, ...counts), 1.35 * UNIT];
}
const icon = () => ["concat", ["get", "family"], "-", ["get", "surety"], ["case", ["get", "chosen"], "-chosen", ""]];

function style(land) {
  const font = ["Noto Sans"];
  const halo = { "text-halo-color": colour("land"), "text-halo-width": 1.4 };
  return {
    version: 8,
    sources: { land: { type: "geojson", data: land, tolerance: 0.2 }, seen: { type: "geojson", data, tolerance: 0.1 }, areas: { type: "geojson", data: areas(), tolerance: 0.1 } },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("sea") } },
      { id: "land", type: "fill", source: "land", filter: ofKind("land"), paint: { "fill-color": colour("land"), "fill-antialias": false } },
      { id: "coast", type: "line", source: "land", filter: ofKind("coast"), paint: { "line-color": colour("coast"), "line-width": 0.9 } },
      { id: "border", type: "line", source: "land", filter: ofKind("border"), layout: { visibility: one("#borders").checked ? "visible" : "none" }, paint: { "line-color": colour("line"), "line-width": 1, "line-dasharray": [4, 2, 1, 2] } },
      { id: "area", type: "fill", source: "areas", paint: { "fill-color": byFamily(), "fill-opacity": 0.06 } },
      { id: "area-edge", type: "line", source: "areas", paint: { "line-color": byFamily(), "line-opacity": 0.5, "line-width": 1, "line-dasharray": [3, 3] } },
      { id: "country", type: "symbol", source: "land", filter: ofKind("name"), layout: { "text-field": ["upcase", ["get", "name"]], "text-font": font, "text-size": ["interpolate", ["linear"], ["zoom"], 2, 9 * UNIT, 6, 12 * UNIT], "text-letter-spacing": 0.16, "text-max-width": 7, "symbol-sort-key": ["-", 0, ["get", "size"]], "text-padding": 12 }, paint: { "text-color": colour("soft"), "text-opacity": 0.8, ...halo } },
      ...SURETIES.map((surety) => ({ id: `track-${surety}`, type: "line", source: "seen", filter: ["all", ofKind("track"), ["==", ["get", "surety"], surety]], layout: { "line-cap": "butt" }, paint: { "line-color": byFamily(), "line-width": 2.2 * UNIT, "line-opacity": 0.9, ...(surety === "fact" ? {} : { "line-dasharray": surety === "hedged" ? [3, 2] : [0.8, 1.8] }) } })),
      { id: "heads", type: "symbol", source: "seen", filter: ofKind("track"), layout: { "symbol-placement": "line-center", "icon-image": ["concat", "arrow-", ["get", "family"]], "icon-allow-overlap": true } },
      { id: "spots", type: "symbol", source: "seen", filter: ofKind("spot"), layout: { "icon-image": icon(), "icon-size": size(), "icon-allow-overlap": true, "icon-ignore-placement": true, "symbol-sort-key": ["get", "count"] } },
      { id: "names", type: "symbol", source: "seen", filter: ofKind("spot"), layout: { "text-field": ["case", [">", ["get", "count"], 1], ["concat", ["get", "name"], "  ", ["to-string", ["get", "count"]]], ["get", "name"]], "text-font": ["Noto Sans Medium"], "text-size": 12.5 * UNIT, "text-variable-anchor": ["left", "right", "top", "bottom"], "text-radial-offset": 0.95, "text-justify": "auto", "symbol-sort-key": ["-", 0, ["get", "count"]], "text-padding": 3 }, paint: { "text-color": colour("ink"), ...halo } },
    ],
  };
}

function fit(instant) {
  if (!data?.view) return;
  const [west, south, east, north] = data.view;
  quiet = true;
  map.fitBounds([[west - 0.25, south - 0.2], [east + 0.25, north + 0.2]], { padding: { top: 64, bottom: 36, left: 60, right: 70 }, maxZoom: MOST_ZOOM, duration: instant || still.matches ? 0 : 500 });
}

const box = () => { const b = map.getBounds(); return [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()].map((side) => side.toFixed(2)).join(","); };

/* For tests: whether the map stands, and how many places it draws. */
function told(how) {
  document.documentElement.dataset.map = how;
  document.documentElement.dataset.spots = String(data.features.filter((f) => f.properties.kind === "spot").length);
}

async function refresh() {
  const answer = await fetch(address());
  if (!answer.ok) return;
  data = await answer.json();
  map.getSource("seen")?.setData(data);
  map.getSource("areas")?.setData(areas());
  map.setLayoutProperty("spots", "icon-size", size());
  map.once("idle", () => told("ready"));
}

async function begin() {
  const [lib, land, seen] = await Promise.all([
    import(holder.dataset.lib), fetch(holder.dataset.land).then((a) => a.json()), fetch(address()).then((a) => a.json()),
  ]);
  data = seen;
  lib.setWorkerUrl(new URL(holder.dataset.worker, location.href).href);
  map = new lib.Map({ container: holder, style: style(land), attributionControl: false, center: [20, 25], zoom: 1.3, maxZoom: 13, minZoom: 0.6, renderWorldCopies: true, dragRotate: false, pitchWithRotate: false, touchPitch: false, fadeDuration: still.matches ? 0 : 150, canvasContextAttributes: { preserveDrawingBuffer: false } });
  map.touchZoomRotate.disableRotation();
  images();
  fit(true);
  const canvas = map.getCanvas();
  canvas.setAttribute("aria-label", holder.dataset.label);
  canvas.setAttribute("role", "application");
  one(".controls").hidden = false;
  one(".options").hidden = false;
  one("#zoom-in").onclick = () => map.zoomIn();
  one("#zoom-out").onclick = () => map.zoomOut();
  one("#zoom-all").onclick = () => fit(false);
  one("#borders").onchange = (event) => map.setLayoutProperty("border", "visibility", event.target.checked ? "visible" : "none");
  one("#in-view").onchange = (event) => ask({ box: event.target.checked ? box() : "" });
  let waiting = 0;
  map.on("moveend", (event) => {
    if (quiet && !event.originalEvent) { quiet = false; return; }
    if (!one("#in-view").checked) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => ask({ box: box() }), 250);
  });
  map.on("click", "spots", (event) => {
    const place = event.features[0].properties;
    ask({ place: place.chosen ? "" : place.key });
  });
  map.on("mouseenter", "spots", (event) => {
    canvas.style.cursor = "pointer";
    const { name, count, radius_km: radius } = event.features[0].properties;
    canvas.title = `${name} · ${count} · ± ${radius} km`;
    light(event.features[0].properties.key);
  });
  map.on("mouseleave", "spots", () => { canvas.style.cursor = ""; canvas.title = ""; light(null); });
  map.once("idle", () => { told("ready"); });
  dark.addEventListener("change", () => { map.setStyle(style(land), { diff: false }); map.once("styledata", images); });
  document.addEventListener("htmx:after:swap", () => { if (one("#list")) refresh(); });
  document.addEventListener("pointerover", (event) => point(event.target.closest?.("li.row")));
  document.addEventListener("focusin", (event) => point(event.target.closest?.("li.row")));
  window.vedette.chart = map;
}

/* The place of a row under the pointer grows on the map; the rows of a place under it light up. */
let pointed = "";
function point(row) {
  const keys = row?.dataset.places ?? "";
  if (keys === pointed || !map?.getLayer("spots")) return;
  pointed = keys;
  const here = ["in", ["get", "key"], ["literal", keys ? keys.split("|") : []]];
  map.setLayoutProperty("spots", "icon-size", ["case", here, 1.5 * UNIT, size()]);
}
function light(key) {
  for (const row of all("li.row[data-places]")) row.classList.toggle("lit", key !== null && row.dataset.places.split("|").includes(key));
}

function able() {
  try { return Boolean(document.createElement("canvas").getContext("webgl2")) && Boolean(holder.dataset.lib); } catch { return false; }
}
if (able()) begin().catch((error) => { console.warn(String(error)); drawn(); });
else { drawn(); document.addEventListener("htmx:after:swap", () => { if (one("#list")) drawn(); }); }
