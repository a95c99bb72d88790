# Every verb a person needs; `make help` lists them. Each one sets up what it needs first, so a
# fresh checkout needs Python 3.11 or newer, make and git, and nothing else.
#
# All paths are relative: the checkout may lie in a folder with spaces in its name.

.POSIX:
.SUFFIXES:
.DEFAULT_GOAL := help
SHELL := /bin/sh

# Settings of the caller that would let things leak into .venv, or out of it.
unexport PYTHONHOME PYTHONPATH PIP_PREFIX PIP_REQUIRE_VIRTUALENV PIP_TARGET PIP_USER

# The port of `make serve`; the options of pytest, or of the quality gate.
PORT ?= 8000
ARGS ?=

BIN := .venv/bin

.PHONY: help
help: ## list the verbs
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

.PHONY: setup-run
setup-run:
	@sh tools/venv.sh
	@$(BIN)/python tools/bootstrap.py run

.PHONY: setup-dev
setup-dev:
	@sh tools/venv.sh
	@$(BIN)/python tools/bootstrap.py dev

.PHONY: html
html: setup-run ## convert what changed in seeds/ and build the site into output/
	@$(BIN)/digest build

.PHONY: serve
serve: setup-run ## the same, rebuilt on every change, at http://127.0.0.1:8000/ (PORT=… for another)
	@$(BIN)/digest serve --port $(PORT)

# The address reaches publishconf.py, and the shell, through the environment: never as code.
.PHONY: publish
publish: setup-run ## build for the address SITEURL=https://… and look for broken links
	@case "$${SITEURL:-}" in \
	    http://?*|https://?*) ;; \
	    *) echo "make publish needs the site's address:  make publish SITEURL=https://example.org/digest" >&2; \
	       exit 2 ;; \
	esac
	@$(BIN)/digest build --settings publishconf.py
	@$(BIN)/python -m news_digest.site.linkcheck output "$$SITEURL"

.PHONY: review
review: setup-run ## take answers from content/curation/review.yml, ask what the converter is unsure of
	@$(BIN)/digest review

.PHONY: test
test: setup-dev ## run every test, in a browser too (ARGS="-k word" runs some)
	@$(BIN)/python tools/run_tests.py $(ARGS)

.PHONY: check
check: setup-dev ## look at style, format and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/mypy tools
	@$(BIN)/mypy tests/quality/gate.py tests/quality/quality_gate

.PHONY: quality
quality: setup-dev ## score the converter on annotated documents (ARGS=--faults says what is wrong)
	@$(BIN)/python tests/quality/gate.py $(ARGS)

.PHONY: format
format: setup-dev ## put the code into the project's format
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

.PHONY: bench
bench: setup-run ## compare with peers, side by side
	@set -e; for script in benchmarks/*.py; do $(BIN)/python "$$script"; done

.PHONY: screenshots
screenshots: setup-dev ## take the pictures in docs/screenshots/ anew
	@$(BIN)/python tools/screenshots.py

# --upgrade is left to the caller (LOCK_ARGS=--upgrade): the verb alone changes no version
# that still fits.
UV := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-config --custom-compile-command "make lock" $(LOCK_ARGS)

.PHONY: lock
lock: setup-dev ## write the lock files anew (LOCK_ARGS=--upgrade for newer versions)
	@$(UV) pyproject.toml tools/build-requirements.in --output-file requirements.lock
	@$(UV) pyproject.toml tools/build-requirements.in --extra dev \
	    --constraint requirements.lock --output-file requirements-dev.lock
	@$(UV) tools/node-requirements.in --output-file requirements-node.lock

.PHONY: clean
clean: ## remove what was built (not what was installed, nor any article)
	@rm -rf output .build .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis

.PHONY: distclean
distclean: clean ## remove what was installed, too
	@rm -rf .venv node_modules
