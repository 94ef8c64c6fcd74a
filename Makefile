# make demo: what vedette does.  make test: whether it still does it.
PY := .venv/bin/python
STAMP := .venv/installed
# Tables that go into the built gazetteer.
BUILT_FROM := $(addprefix src/vedette/lexicon/data/,countries.tsv regions.tsv areas.tsv region_codes.tsv sites.tsv roads.tsv)

.PHONY: demo test lint types imports unit eval bench clean lock

demo: $(STAMP)
	$(PY) examples/demo.py

test: lint types imports unit

lint: $(STAMP)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

types: $(STAMP)
	$(PY) -m mypy

imports: $(STAMP)
	.venv/bin/lint-imports

unit: $(STAMP)
	$(PY) -m pytest -n auto

eval: $(STAMP)
	$(PY) -m eval.run
	$(PY) -m eval.engines
	$(PY) -m eval.places

bench: $(STAMP)
	$(PY) -m eval.bench
	$(PY) -m eval.desk

$(STAMP): pyproject.toml requirements.lock hatch_build.py $(wildcard build_tools/*.py) $(BUILT_FROM)
	test -x $(PY) || python3 -m venv .venv
	$(PY) -m pip install --quiet --requirement requirements.lock
	$(PY) -m pip install --quiet --no-deps --editable .
	touch $@

lock:
	$(PY) -m pip install --quiet pip-tools
	.venv/bin/pip-compile --quiet --no-emit-find-links --no-emit-index-url --no-emit-trusted-host --no-emit-options --extra dev --strip-extras --output-file requirements.lock pyproject.toml

clean:
	rm -rf .venv demo-out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
