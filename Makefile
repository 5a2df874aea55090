# Two commands matter: `make demo` reads the example articles, `make test` checks everything.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED := ../shared
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help demo test lint types score bench readme schema format lock clean

help: ## show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "pourparlers needs Python 3.11 or later: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The lock files pin every package with its hashes; the package itself is installed from this folder, build tool included.
$(VENV)/run.stamp: requirements/run.lock pyproject.toml | $(BIN)/python
	$(PIP) --require-hashes -r requirements/run.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: requirements/test.lock $(VENV)/run.stamp
	$(PIP) --require-hashes -r requirements/test.lock
	@touch $@

demo: $(VENV)/run.stamp ## read the example articles and print their records
	$(BIN)/pourparlers read examples/*.txt

test: lint types $(VENV)/test.stamp ## run every check: lint, types, layering, docs, tests
	$(BIN)/python -m pytest

lint: $(VENV)/test.stamp ## ruff, check and format
	$(BIN)/ruff check src tests tools
	$(BIN)/ruff format --check src tests tools

types: $(VENV)/test.stamp ## mypy --strict
	$(BIN)/mypy --strict src

score: $(VENV)/run.stamp ## score on the gold records, where they are, and rewrite the README's quality table
	$(BIN)/python tools/score_readme.py $(SHARED)

bench: $(VENV)/run.stamp ## measure speed and memory, where the news are, and rewrite the README's speed table
	$(BIN)/python tools/bench.py $(SHARED)

readme: $(VENV)/run.stamp ## rewrite the README's tour from the example articles
	$(BIN)/python tools/readme_tour.py

schema: $(VENV)/run.stamp ## rewrite docs/record.schema.json from the classes
	$(BIN)/pourparlers schema --output docs/record.schema.json

format: $(VENV)/test.stamp ## ruff, format and fix
	$(BIN)/ruff check --fix src tests tools
	$(BIN)/ruff format src tests tools

# The resolution covers every platform and Python version at once; no index address is written to the files.
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --quiet \
	--custom-compile-command 'make lock' --no-emit-package pip

lock: ## resolve the dependencies anew and write both lock files
	$(PYTHON) -m venv $(VENV)/lock && $(VENV)/lock/bin/python -m pip install --quiet uv
	$(VENV)/lock/bin/$(LOCK) pyproject.toml --group build -o requirements/run.lock
	$(VENV)/lock/bin/$(LOCK) pyproject.toml --group build --group test -c requirements/run.lock -o requirements/test.lock

clean: ## remove the virtual environment and every cache
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
