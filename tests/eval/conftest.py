"""`eval` stands beside `src` and is not installed: put the root of the checkout on the path."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
