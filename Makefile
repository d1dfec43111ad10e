# Two commands do everything on a fresh machine with Python 3.11+, git and make: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CHECK := build/check

.PHONY: demo test fast trust lint licences sbom lock clean

# Plans the core scenario and tells where the results lie.
demo: $(VENV)/.runs
	$(BIN)/python -m meetingplan plan scenarios/feixi-2020 -o out/feixi-2020

# The quick tests reach every branch of what nobody may lose or be fooled by, and of the rest as many as pyproject.toml
# asks for; the slow ones go without coverage, which makes the audit and the planner two and a half times as slow.
WHOLE := */meetingplan/audit/*,*/meetingplan/store/*

# Lints, then builds the wheel and runs all tests against it, away from the source tree.
test: lint
	rm -rf build dist
	$(BIN)/python -m build --wheel --no-isolation --outdir dist . >/dev/null
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --force-reinstall dist/*.whl
	sh tests/system-packages.sh
	mkdir -p $(CHECK)
	cp -R tests scenarios docs benchmarks pyproject.toml README.md CHANGELOG.md CONTRIBUTING.md LICENSE Makefile $(CHECK)/
	cd $(CHECK) && ../../$(BIN)/coverage run -m pytest -n 2 --dist loadscope -m "not slow"
	cd $(CHECK) && ../../$(BIN)/coverage combine --quiet
	cd $(CHECK) && ../../$(BIN)/coverage report --include='$(WHOLE)' --fail-under=100
	cd $(CHECK) && ../../$(BIN)/coverage report --omit='$(WHOLE)'
	cd $(CHECK) && ../../$(BIN)/python -m pytest -n 2 --dist loadscope -m slow

# The tests of a few seconds each, on the source: for while one works.
fast: $(VENV)/.tests
	$(BIN)/python -m pytest -q -n 2 --dist loadscope -m "not slow"

# Kills, signals, full disks, spoilt files, changed meetings and brute force in full: every moment, every case. Takes a day.
trust: $(VENV)/.tests
	sh tests/system-packages.sh
	MEETINGPLAN_TRUST=full MEETINGPLAN_TINY=5000 $(BIN)/python -m pytest -n 2 tests/trust tests/plan/test_brute_force.py

lint: $(VENV)/.tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) --no-print-directory licences

# What the program brings along may be used by anyone: every licence is one of these.
ALLOWED := MIT;BSD;Apache;0BSD;ISC;Zlib;CC0-1.0;MPL-2.0;Python Software Foundation;PSF-2.0;Unlicense;LGPL-2.1-only
licences: $(VENV)/.tests
	@$(BIN)/pip-licenses --python=$(BIN)/python --partial-match --allow-only='$(ALLOWED)' \
	    --packages $$(sed -n 's/==.*//p' requirements.txt) >/dev/null && echo "licences: all allowed"

# The bill of materials (CycloneDX) of what runs, with licences and the graph of dependencies: build/sbom.json.
sbom: $(VENV)/.tests
	test -d build/runs || $(PYTHON) -m venv build/runs
	build/runs/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/cyclonedx-py environment build/runs --pyproject pyproject.toml --output-reproducible --validate -o build/sbom.json

# Every dependency with its hashes, for every platform.
lock: $(VENV)/.tests
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements-dev.txt

clean:
	rm -rf $(VENV) build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/.runs: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit("meetingplan needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

$(VENV)/.tests: requirements-dev.txt $(VENV)/.runs
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@
