"""Measurements on labelled data: `python -m eval.run` and `python -m eval.bench`."""
