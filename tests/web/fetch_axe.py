"""Fetch axe-core for the tests of the desk: python tests/web/fetch_axe.py FOLDER."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def main(folder: Path) -> None:
    """Write axe.min.js into a folder; the tests are told of it by VEDETTE_AXE."""
    sys.path.insert(0, str(ROOT))
    from build_tools import npm

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "axe.min.js").write_bytes(npm.members(npm.AXE, "package/axe.min.js")[0])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
