"""Measurements on labelled data: `python -m eval.run` and `python -m eval.bench`."""

import os

os.environ["VEDETTE_GAZETTEER"] = os.devnull  # figures are those of what is shipped
