"""In a real browser: the day of an analyst, with no script error and nothing fetched from elsewhere."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
SCREENS = ROOT / "docs" / "screens"
WIDE, NARROW, VAST = (1440, 900), (360, 780), (3840, 2160)
NOISE = ("GPU stall", "GL Driver Message", "WebGL")


class Watched:
    """A page that notes errors of scripts, failed requests, and requests to anything but the desk."""

    def __init__(self, page, base: str) -> None:
        self.page, self.base = page, base
        self.errors: list[str] = []
        self.elsewhere: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._request)
        page.on("response", self._response)

    def _console(self, message) -> None:
        if message.type in ("error", "warning") and not any(n in message.text for n in NOISE):
            self.errors.append(message.text)

    def _request(self, request) -> None:
        if not request.url.startswith((self.base + "/", "data:", "blob:" + self.base)):
            self.elsewhere.append(request.url)

    def _response(self, response) -> None:
        if response.status >= 400:
            self.errors.append(f"{response.status} {response.url}")

    def open(self, path: str) -> None:
        self.page.goto(self.base + path)
        if path == "/" or path.startswith("/?"):
            self.map_stands()

    def map_stands(self) -> None:
        self.page.wait_for_selector("html[data-map]", state="attached", timeout=60_000)


@pytest.fixture
def look(browser, served: str) -> Iterator[Callable[..., Watched]]:
    contexts, seen = [], []

    def open_one(size=WIDE, **more) -> Watched:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale="en-GB", **more
        )
        contexts.append(context)
        seen.append(Watched(context.new_page(), served))
        return seen[-1]

    yield open_one
    for watched in seen:
        assert watched.errors == []
        assert watched.elsewhere == []
    for context in contexts:
        context.close()


def count_of(page) -> int:
    return int(page.locator("#list").get_attribute("data-count"))


def settled(page, change: Callable[[], None]) -> None:
    """Do something that swaps the list, and wait until it is another one."""
    page.evaluate_handle("() => { document.querySelector('#list').dataset.old = '1'; }")
    change()
    page.wait_for_selector("#list:not([data-old])")


def test_the_day_of_an_analyst(look) -> None:
    desk = look()
    page = desk.page
    desk.open("/")
    assert page.locator("html").get_attribute("data-map") in ("ready", "drawn")
    everything = count_of(page)

    settled(page, lambda: page.locator("#facets input[name=kind][value=RETREAT]").check())
    withdrawn = count_of(page)
    assert 0 < withdrawn < everything
    assert "kind=RETREAT" in page.url
    page.reload()
    desk.map_stands()
    assert count_of(page) == withdrawn, "the address holds the whole state"
    settled(page, lambda: page.locator("#facets input[name=kind][value=RETREAT]").uncheck())

    box = page.locator(".lane .plot").first.bounding_box()
    settled(page, lambda: _drag(page, box, 0.1, 0.3))
    assert "from=" in page.url
    assert "to=" in page.url
    assert 0 < count_of(page) < everything
    page.locator(".pills .clear").click()
    desk.map_stands()
    assert count_of(page) == everything

    page.locator("#q").fill("withdr*")
    page.wait_for_url("**q=withdr*")
    page.wait_for_selector(".pills")
    assert 0 < count_of(page) < everything

    page.locator("#list .say", has_text="Turkish troops").first.click()
    page.wait_for_selector(".source")
    trigger = page.locator(".field[data-role=trigger] q").first.inner_text()
    assert page.locator(".source mark.r-trigger").first.inner_text() == trigger.strip("“”")
    page.locator(".field[data-role=trigger]").hover()
    assert page.locator(".source mark.r-trigger.on").count() == 1

    page.keyboard.press("a")
    page.wait_for_selector(".standing.rv-accepted")
    page.keyboard.press("u")
    page.wait_for_selector(".standing.rv-open")
    assert page.locator(".history li.undone").count() == 1

    desk.open("/events?sort=origins")
    total = count_of(page)
    page.locator("#list .say").first.click()
    page.wait_for_selector("#other")
    page.locator("#other").select_option(index=1)
    page.keyboard.press("Escape")
    with page.expect_navigation():
        page.keyboard.press("m")
    desk.open("/events")
    assert count_of(page) == total - 1
    desk.open("/review")
    page.locator(".last form button").first.click()
    page.wait_for_selector(".last li.undone")
    desk.open("/events")
    assert count_of(page) == total

    desk.open("/brief")
    first = page.locator(".part .item").first
    first.hover()
    first.locator(".strike").click()
    page.wait_for_selector(".struck")
    with page.expect_download() as got:
        page.locator('.brief-tools a[href*="/brief.md"]').click()
    assert "# Brief" in Path(got.value.path()).read_text("utf-8")


def _drag(page, box, start: float, end: float) -> None:
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + start * box["width"], y)
    page.mouse.down()
    page.mouse.move(box["x"] + end * box["width"], y, steps=5)
    page.mouse.up()


def test_the_map_draws_the_places_of_the_list_and_chooses_by_them(look) -> None:
    desk = look()
    desk.open("/")
    page = desk.page
    if page.locator("html").get_attribute("data-map") == "drawn":
        pytest.skip("this browser has no WebGL")
    spots = int(page.locator("html").get_attribute("data-spots"))
    answer = page.request.get(desk.base + "/map.geojson").json()
    kinds = [feature["properties"]["kind"] for feature in answer["features"]]
    assert spots == kinds.count("spot") > 3
    everything = count_of(page)
    settled(page, lambda: page.locator("#in-view").check())
    assert "box=" in page.url
    assert 0 < count_of(page) < everything


def test_a_browser_without_webgl_gets_the_drawing_of_the_server(look) -> None:
    desk = look()
    desk.page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null;")
    desk.open("/")
    assert desk.page.locator("html").get_attribute("data-map") == "drawn"
    assert desk.page.locator("#map svg a").count() > 3


def test_without_scripts_everything_can_be_read_and_decided(look) -> None:
    desk = look(java_script_enabled=False)
    page = desk.page
    page.goto(desk.base + "/")
    page.locator("#facets input[name=kind][value=RETREAT]").check()
    page.locator("noscript button, #facets button").first.click()
    assert "kind=RETREAT" in page.url
    page.locator("#list .say").first.click()
    page.locator("button[value=accept]").click()
    assert page.locator(".standing.rv-accepted").count() == 1


def test_the_queue_is_worked_through_with_keys(look) -> None:
    desk = look()
    page = desk.page
    desk.open("/review")
    before = page.locator("h1.count").inner_text()
    first = page.locator("h2.big").inner_text()
    page.keyboard.press("j")
    page.wait_for_url("**event=*")
    assert page.locator("h2.big").inner_text() != first
    page.keyboard.press("k")
    page.wait_for_timeout(300)
    page.keyboard.press("r")
    page.wait_for_selector(".last li")
    assert page.locator("h1.count").inner_text() != before


def test_what_another_program_adds_shows_up_by_itself(look, file: Path, tmp_path: Path) -> None:
    from vedette.cli.app import vedette

    desk = look()
    desk.open("/")
    everything = count_of(desk.page)
    new = tmp_path / "new.txt"
    new.write_text("Soldiers shelled Idlib on Friday, officials said.", "utf-8")
    vedette.main(["-w", str(file), "add", str(new), "--published", "2031-04-19"],
                 standalone_mode=False)  # fmt: skip
    desk.page.wait_for_selector(f'#list:not([data-count="{everything}"])', timeout=15_000)
    assert count_of(desk.page) > everything


PATHS = ("/", "/events", "/sites", "/brief", "/review", "/reports", "EVENT", "REPORT")


def paths_of(desk: Watched) -> dict[str, str]:
    events = desk.page.request.get(desk.base + "/events.json?kind=RETREAT&sort=origins").json()
    reports = desk.page.request.get(desk.base + "/reports.json").json()["reports"]
    told = {
        "EVENT": f"/event/{events['events'][0]['id']}",
        "REPORT": f"/report/{reports[-1]['id']}",
    }
    return {path: told.get(path, path) for path in PATHS}


@pytest.fixture(scope="session")
def axe(tmp_path_factory) -> str:
    """axe-core, fetched as the build fetches its packages; skipped where that cannot be."""
    folder = Path(os.environ.get("VEDETTE_AXE", ""))
    if (folder / "axe.min.js").is_file():
        return (folder / "axe.min.js").read_text("utf-8")
    pytest.skip("no axe-core: python tests/web/fetch_axe.py FOLDER, then VEDETTE_AXE=FOLDER")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(look, axe: str, scheme: str) -> None:
    desk = look(color_scheme=scheme, bypass_csp=True)
    found = []
    for name, path in paths_of(desk).items():
        desk.open(path)
        for closed in desk.page.locator("[data-opens=edits], details.sign > summary").all()[:2]:
            closed.click()
        desk.page.evaluate(axe)
        told = desk.page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        found += [
            (name, each["id"], each["impact"], each["nodes"][0]["html"][:200], len(each["nodes"]))
            for each in told["violations"]
            if each["impact"] in ("serious", "critical")
        ]
    assert found == []


@pytest.mark.parametrize("size", [NARROW, VAST], ids=["360", "4k"])
def test_no_page_is_wider_than_the_screen(look, size) -> None:
    desk = look(size=size)
    for name, path in paths_of(desk).items():
        desk.open(path)
        wide = desk.page.evaluate_handle("() => document.documentElement.scrollWidth").json_value()
        assert wide <= size[0], name


@pytest.mark.skipif("VEDETTE_SCREENS" not in os.environ, reason="VEDETTE_SCREENS=1 takes pictures")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_of_all_pages(look, scheme: str) -> None:
    SCREENS.mkdir(parents=True, exist_ok=True)
    desk = look(color_scheme=scheme, reduced_motion="reduce")
    for name, path in paths_of(desk).items():
        desk.open(path)
        desk.page.wait_for_timeout(300)
        plain = {"/": "situation"}.get(name, name.strip("/").lower())
        desk.page.screenshot(path=SCREENS / f"{plain}-{scheme}.png")
    narrow = look(size=NARROW, color_scheme=scheme, reduced_motion="reduce")
    for name in ("/", "EVENT"):
        narrow.open(paths_of(narrow)[name])
        plain = {"/": "situation"}.get(name, name.lower())
        narrow.page.screenshot(path=SCREENS / f"{plain}-{scheme}-360.png")
