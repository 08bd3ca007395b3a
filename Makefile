PYTHON ?= python3
BIN := .venv/bin
HOST ?= 127.0.0.1
PORT ?= 8000

.PHONY: install run test check bench lock neo4j

# The stamp is newer than the locks once the environment holds them.
.venv/.installed: requirements/dev.txt pyproject.toml
	@echo "Installing zeren and what it needs into .venv: about a minute, the first time only."
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

install: .venv/.installed

run: install
	$(BIN)/zeren load examples/shantou-2014-2015.txt
	$(BIN)/zeren serve --host $(HOST) --port $(PORT)

test: install
	bash .ci/needs
	bash .ci/tests $(BIN)/pytest

check: install
	bash .ci/check

bench: install
	$(BIN)/python -m bench.extract

neo4j: install
	$(BIN)/python -m tests.neo4j.server

# Locked versions with hashes; nothing in the files names where they were found.
lock:
	$(PYTHON) -m venv .cache/lock && .cache/lock/bin/pip install --quiet uv
	.cache/lock/bin/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-annotate --no-emit-index-url --no-emit-find-links --quiet --extra fast -o requirements/app.txt
	.cache/lock/bin/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-annotate --no-emit-index-url --no-emit-find-links --quiet --extra fast --group dev \
	  -c requirements/app.txt -o requirements/dev.txt
