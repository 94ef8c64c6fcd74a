"""A program that maps work which never ends over many reports: `map_until_killed.py FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

if __name__ == "__main__":
    from mapped_work import answer

    from vedette.records.reports import Report
    from vedette.runners.local import FEW, map_reports

    reports = [Report(name=str(n), text=f"wait {sys.argv[1]}") for n in range(FEW + 1)]
    list(map_reports(answer, reports, processes=2))
