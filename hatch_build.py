"""Build hook: puts the built data into the wheel; the work is in build_tools/."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path
from typing import Any, ClassVar

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Calls `build(target_dir)` of each part that is there; it skips what is up to date."""

    PARTS: ClassVar[dict[str, str]] = {
        "gazetteer": "src/vedette/engines/data",
        "outlines": "src/vedette/lexicon/data",
        "desk": "src/vedette/web/vendor",
    }

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build the data files before the wheel (plain or editable) is put together."""
        paths = [self.root, str(Path(self.root, "src"))]  # the built files' format is the package's
        sys.path[:0] = paths
        try:
            for part, folder in self.PARTS.items():
                if importlib.util.find_spec(f"build_tools.{part}") is not None:
                    importlib.import_module(f"build_tools.{part}").build(Path(self.root, folder))
        finally:
            del sys.path[: len(paths)]
