# The commands of this project. `make` lists them.

SHELL := bash
PORT ?= 8501
# A file that is named alone begins at once: a second worker would read all that it needs once more.
NAMED = $(filter tests/%,$(ARGS))
WORKERS ?= $(if $(and $(filter 1,$(words $(NAMED))),$(findstring .py,$(NAMED))),0,2)
# Each worker begins with tests that follow each other, and so have a store or a page in common; who is done first
# takes over half of what the other has left, so that none ends long after the other.
SHARED = -n $(WORKERS) --dist worksteal
ROOT_BY := $(if $(filter 0,$(shell id -u)),,sudo )
PYTHON ?= $(firstword $(foreach name,python3 python3.11 python3.12 python3.13 python3.14,$(shell \
	$(name) -c 'import sys; sys.version_info >= (3, 11) and print("$(name)")' 2>/dev/null)))

.PHONY: help run test soak mutants chromium lint format bench papers lock clean
.SILENT:

help:
	sed -nE 's/^([a-z]+):.*## (.*)/make \1\t\2/p' Makefile | expand -t 16

# With WATCH=yes a changed file is seen at once: for those who develop. Otherwise .streamlit/config.toml says that it is not.
WATCHER = $(if $(filter yes,$(WATCH)),--server.fileWatcherType auto)

# Only here is the person at this machine made the team: see docs/sign-in.md.
run: .venv/runs ## set up what it needs, and serve the dashboard on this machine (PORT=8501, WATCH=yes)
	RESULTS_LOCAL_TEAM=yes .venv/bin/python -m streamlit run dashboard.py --server.address 127.0.0.1 \
		--server.port $(PORT) $(WATCHER)

test: .venv/tests .venv/chromium ## set up what it needs, and run every test, the browser's last (ARGS=…)
	.venv/bin/python -m pytest $(SHARED) $(ARGS)

soak: .venv/tests ## kill it 1,000 times, try thousands of texts, and every rule on the second engine; watch the memory: takes hours (ARGS=…)
	.venv/bin/python -m pytest $(SHARED) -m "soak or hypothesis" --hypothesis-profile=soak $(ARGS)
	RESULTS_SAMPLE_LEDGERS=checked .venv/bin/python -m pytest $(SHARED) tests/store tests/queries tests/reports tests/pages

mutants: .venv/tests ## change the product in 40 small places, one at a time, and see whether a test fails (ARGS="--seed 2 …")
	.venv/bin/python -m tests.mutants $(ARGS)

chromium: .venv/tests ## find a Chromium for the tests, and install one where it is missing
	.venv/bin/python -m tests.browser.chromium
	touch .venv/chromium

lint: .venv/tests ## find mistakes, check the format and the types
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy

format: .venv/tests ## bring every file into format, and mend what can be mended by itself
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

bench: .venv/tests chromium ## measure what a reader waits for, against what was kept in bench/results.json (PART=pages, ARGS=--try)
	.venv/bin/python -m bench $(PART) $(ARGS)

papers: .venv/tests ## make every paper of CREST and of hostile projects, and pictures where LibreOffice and Poppler are installed
	.venv/bin/python -m bench.pictures

lock: ## write the pinned versions again, after a direct line of requirements*.txt was changed
	.ci/lock

clean: ## remove what was set up and made; the store in var/ stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is written when all is installed, so that a start half-way begins again, a change of versions
# is taken in, and a second start takes a moment.
.venv/runs: requirements.txt
	$(if $(PYTHON),,echo '$(NO_PYTHON)' >&2; exit 1)
	$(PYTHON) -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo '$(NO_VENV)' >&2; exit 1; }
	echo 'Setting up .venv: this takes a minute, once.'
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

.venv/tests: requirements-dev.txt .venv/runs
	echo 'Setting up the tools for tests and checks: this takes a minute, once.'
	.venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

.venv/chromium: .venv/tests
	.venv/bin/python -m tests.browser.chromium
	touch $@

NO_PYTHON = Python 3.11 or newer is needed and none is found. \
	Type: $(ROOT_BY)apt-get update && $(ROOT_BY)apt-get install -y \
	$(if $(shell command -v python3),python3.11 python3.11-venv,python3 python3-venv)
NO_VENV = $(PYTHON) is older than Python 3.11, or lacks its venv. \
	Type: $(ROOT_BY)apt-get update && $(ROOT_BY)apt-get install -y $(notdir $(PYTHON))-venv
