/* What all pages share: filters that answer at once, keys, the brush of the timeline, news of the workspace. */
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const filters = () => one("#filters");
  window.vedette = { one, all, ask };

  /* Asks anew with some fields of the filters set; an empty value takes one away. */
  function ask(values) {
    const form = filters();
    for (const [name, value] of Object.entries(values)) {
      let field = form.elements.namedItem(name);
      if (!field) {
        field = document.createElement("input");
        field.type = "hidden";
        field.name = name;
        form.append(field);
      }
      field.value = value;
    }
    form.requestSubmit();
  }

  /* Addresses without empty parameters, with htmx and without. */
  document.addEventListener("htmx:config:request", (event) => {
    const body = event.detail.ctx.request.body;
    if (!body || !body.keys) return;
    for (const key of [...new Set(body.keys())]) {
      const values = body.getAll(key).filter((value) => value !== "");
      body.delete(key);
      for (const value of values) body.append(key, value);
    }
    if (body.get("sort") === "latest") body.delete("sort");
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches(".search") && one("[data-form]") === form && filters()) {
      event.preventDefault();
      ask({ q: one("#q").value.trim() });
    } else if (form.method === "get" && !(form.id === "filters" && window.htmx)) {
      for (const field of form.elements) if (field.value === "") field.disabled = true;
      setTimeout(() => { for (const field of form.elements) field.disabled = false; }, 0);
    }
  });
  let typing = 0;
  document.addEventListener("input", (event) => {
    if (event.target.id !== "q" || !one(".search[data-form]") || !filters() || !window.htmx) return;
    clearTimeout(typing);
    typing = setTimeout(() => ask({ q: event.target.value.trim() }), 350);
  });
  document.addEventListener("change", (event) => {
    if (event.target.id === "sort" && filters()) filters().requestSubmit();
  });

  const tab = one(".tabs [aria-current]");
  if (tab) one(".tabs").scrollLeft = tab.offsetLeft - 40;

  /* Buttons that open something. */
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-opens]");
    if (button) {
      const target = document.getElementById(button.dataset.opens);
      const open = target.classList.toggle("open");
      button.setAttribute("aria-expanded", String(open));
      if (open) one("input:not([type=hidden]),select", target)?.focus();
    }
    if (event.target.closest("[data-print]")) window.print();
  });

  /* Keys: / to search, j and k through the rows, and the letters that buttons show. */
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const field = event.target.closest("input:not([type=checkbox]),select,textarea,[contenteditable]");
    if (field) {
      if (event.key === "Escape") field.blur();
      return;
    }
    if (event.key === "/") {
      event.preventDefault();
      one("#q")?.select();
      one("#q")?.focus();
      return;
    }
    const control = /^[a-z]$/.test(event.key) && one(`[data-key="${event.key}"]`);
    if (control) {
      event.preventDefault();
      control.click();
      return;
    }
    if (event.key === "j" || event.key === "k") {
      const rows = all("#list .say");
      const at = rows.indexOf(document.activeElement);
      const next = rows[Math.max(0, Math.min(rows.length - 1, at + (event.key === "j" ? 1 : -1)))];
      next?.focus();
      next?.scrollIntoView({ block: "nearest" });
    }
  });

  /* The brush: drag across the days. */
  const day = (start, offset) => {
    const at = new Date(`${start}T00:00:00Z`);
    at.setUTCDate(at.getUTCDate() + offset);
    return at.toISOString().slice(0, 10);
  };
  document.addEventListener("pointerdown", (event) => {
    const lanes = event.target.closest(".lanes");
    const plot = event.target.closest(".plot");
    if (!lanes || !plot || event.button !== 0) return;
    const box = plot.getBoundingClientRect();
    const days = Number(lanes.dataset.days);
    const drawn = one(".brush .span", lanes);
    const share = (x) => Math.max(0, Math.min(0.9999, (x - box.left) / box.width));
    const from = share(event.clientX);
    let moved = false;
    const move = (now) => {
      if (Math.abs(now.clientX - event.clientX) > 4) moved = true;
      if (!moved) return;
      const [a, b] = [from, share(now.clientX)].sort((p, q) => p - q);
      drawn.setAttribute("x", `${(Math.floor(a * days) / days) * 100}%`);
      drawn.setAttribute("width", `${((Math.floor(b * days) + 1 - Math.floor(a * days)) / days) * 100}%`);
    };
    const stop = (now) => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", stop);
      if (!moved) return;
      addEventListener("click", (click) => { click.preventDefault(); click.stopPropagation(); }, { capture: true, once: true });
      setTimeout(() => dispatchEvent(new Event("brushed")), 0);
      const [a, b] = [from, share(now.clientX)].sort((p, q) => p - q);
      ask({ from: day(lanes.dataset.start, Math.floor(a * days)), to: day(lanes.dataset.start, Math.floor(b * days)) });
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", stop);
    event.preventDefault();
  });

  /* News: what another program has added shows up by itself. */
  let version = Number(document.body.dataset.version);
  async function pulse() {
    if (document.hidden) return;
    try {
      const answer = await fetch("/pulse.json", { headers: { Accept: "application/json" } });
      if (!answer.ok) return;
      const now = await answer.json();
      if (now.version === version) return;
      version = now.version;
      const toast = one("#toast");
      toast.textContent = document.body.dataset.fresh;
      toast.hidden = false;
      setTimeout(() => { toast.hidden = true; }, 5000);
      const busy = document.activeElement?.closest("input,select,textarea");
      if (filters() && window.htmx && !busy) filters().requestSubmit();
    } catch { /* the desk was stopped: the page stays as it is */ }
  }
  setInterval(pulse, 4000);
})();
