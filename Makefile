# The commands of this project; README.md tells the ones for Windows.
#
#   make run            start Circlebook         make run ARGS="--book my.circlebook"
#   make test           prove that it works      make test ARGS="-k people"
#   make setup PYTHON=python3.13   choose the Python; goes with each of them

.DEFAULT_GOAL := run
.PHONY: run demo test lint shots bench setup clean help

PYTHON ?=
ARGS ?=
export PYTHON

offscreen := QT_QPA_PLATFORM=offscreen
python := .venv/bin/python

run:  ## start Circlebook, or do its main job without a window where there is no screen
	@if .ci/screen; then \
		.ci/setup run && .ci/screen --answers && exec .venv/bin/circlebook $(ARGS); \
	else \
		$(MAKE) --no-print-directory demo; \
	fi

demo:  ## put the sample book, its calendar and a picture of each view into demo/
	@.ci/setup demo
	$(offscreen) .venv/bin/circlebook demo --out demo

test:  ## run all tests, without a window
	@.ci/setup test
	$(offscreen) $(python) -m pytest -n auto --dist worksteal $(ARGS)

lint:  ## check format, style, types and who imports whom
	@.ci/setup test
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports

shots:  ## put pictures of every view into shots/
	@.ci/setup demo
	$(offscreen) $(python) -m tests.shots $(ARGS)

bench:  ## measure start, views, search, memory and paper
	@.ci/setup demo
	QT_QPA_PLATFORM="$${QT_QPA_PLATFORM:-offscreen}" $(python) -m tests.bench $(ARGS)

setup:  ## make .venv with everything in it, and install the libraries Qt needs
	@.ci/setup test

clean:  ## remove what the others made, but for .venv
	rm -rf demo shots bench build dist
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find app ui resources data tests -name __pycache__ -type d -prune -exec rm -rf {} +

help:  ## list these commands
	@sed -n 's/^\([a-z]*\):  ## /\1 /p' Makefile \
		| while read -r name what; do printf 'make %-6s %s\n' "$$name" "$$what"; done
