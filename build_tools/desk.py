"""Build step: what the desk shows in the browser and is not ours, from pinned npm packages.

Writes MapLibre GL and htmx with their licences into the package's folder, from where the desk
serves them; at run time nothing is fetched. Without a network the build goes on: the map is
then drawn on the server, and pages load whole.
"""

from __future__ import annotations

import sys
from pathlib import Path

from build_tools import npm

STAMP = "packages.txt"
FILES: tuple[tuple[npm.Package, tuple[tuple[str, str], ...]], ...] = (
    (
        npm.MAPLIBRE,
        (
            ("package/dist/maplibre-gl.mjs", "maplibre-gl.mjs"),
            ("package/dist/maplibre-gl-worker.mjs", "maplibre-gl-worker.mjs"),
            ("package/dist/maplibre-gl.css", "maplibre-gl.css"),
            ("package/LICENSE.txt", "maplibre-gl.LICENSE.txt"),
        ),
    ),
    (
        npm.HTMX,
        (
            ("package/dist/htmx.min.js", "htmx.min.js"),
            ("package/LICENSE", "htmx.LICENSE.txt"),
        ),
    ),
)


def build(target_dir: Path) -> None:
    """Write the files into `target_dir`, unless those of the same packages are there.

    A failure to fetch is told on stderr and is no error: the desk works without the files. A
    package that was fetched before is not taken away because the next one cannot be had.

    Args:
        target_dir: the folder that the desk serves; it is made when missing.
    """
    stamp = target_dir / STAMP
    if stamp.exists() and stamp.read_text("utf-8") == fingerprint():
        return
    target_dir.mkdir(parents=True, exist_ok=True)
    whole = True
    for package, paths in FILES:
        try:
            contents = npm.members(package, *(path for path, _ in paths))
        except npm.FAILURES as error:
            whole = False
            message = f"desk: {error}; expected {package}; the desk works, with less in it"
            print(message, file=sys.stderr)  # noqa: T201
            continue
        for (_, name), content in zip(paths, contents, strict=True):
            part = target_dir / f"{name}.part"
            part.write_bytes(content)
            part.replace(target_dir / name)
    if whole:
        stamp.write_text(fingerprint(), "utf-8")


def fingerprint() -> str:
    """One line for each package: name, version, hash, and the names of its files."""
    lines = (
        f"{package} {package.integrity} {' '.join(name for _, name in paths)}\n"
        for package, paths in FILES
    )
    return "".join(lines)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
