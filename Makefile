# Two commands do all the set-up: make run, make test. The rest is for people who work on it.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
DB ?= broadsheet.db
PORT ?= 8642
SHELL = /bin/bash

.PHONY: help run test check format browser bench bench-long catalogues screenshots soak clean

help:
	@echo "make run        open the desk on $(DB) at http://127.0.0.1:$(PORT)/"
	@echo "make test       install and run tests, types, lint, layers and browser tests"
	@echo "make format     put the code into its form"
	@echo "make catalogues put new messages of the pages into the files that translators edit"
	@echo "make screenshots take the pictures of the pages for the README"
	@echo "make bench      quality and speed on the benchmark data, where it is present"
	@echo "make soak       kill 'add' at 30 random moments and compare what is left"

run: $(VENV)/run
	$(BIN)/broadsheet run --db "$(DB)" --port $(PORT)

test: $(VENV)/dev browser
	$(BIN)/ruff format --check --quiet src tests bench
	$(BIN)/ruff check --quiet src tests bench
	@layers=$$($(BIN)/lint-imports --no-cache) || { echo "$$layers"; exit 1; }
	$(BIN)/mypy
	$(BIN)/pytest -q --numprocesses auto --maxprocesses 4 --dist loadfile

format: $(VENV)/dev
	$(BIN)/ruff format src tests bench
	$(BIN)/ruff check --fix src tests bench

bench: $(VENV)/dev
	for script in seed attribution figures names tags stories relate_related relate_copies extraction feeds; do $(BIN)/python -m bench.$$script || exit 1; done

bench-long: $(VENV)/dev
	$(BIN)/python -m bench.fold_speed
	$(BIN)/python -m bench.add_speed

# No places in the catalogues: they would change with every line that moves.
WEB = src/broadsheet/serve/web
LOCALE = $(WEB)/locale
catalogues: $(VENV)/dev
	$(BIN)/pybabel --quiet extract --mapping=$(LOCALE)/babel.cfg --keyword=both:1,2 --keyword=marked --no-location --sort-output \
		--omit-header --output=$(LOCALE)/messages.pot $(WEB)
	for language in ar de uk; do $(BIN)/pybabel --quiet update --input-file=$(LOCALE)/messages.pot --ignore-pot-creation-date \
		--output-file=$(LOCALE)/$$language.po --locale=$$language --no-fuzzy-matching --ignore-obsolete --no-wrap || exit 1; done

screenshots: $(VENV)/dev
	$(BIN)/python -m bench.screenshots

soak: $(VENV)/dev
	$(BIN)/python bench/kill_add.py --kills 30

# Chromium for the browser tests (and a library that Playwright's driver wants) and a mail server for those
# of mailboxes: through apt where that is there with root, else they are skipped and say so (with CI=true
# that is a failure).
PEERS = chromium dovecot-imapd fonts-dejavu-core libatomic1
browser: $(VENV)/dev
	@if command -v chromium >/dev/null && [ -x /usr/sbin/dovecot ] && \
		$(BIN)/python -m playwright --version >/dev/null 2>&1; then :; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		echo "installing what some tests need: $(PEERS)"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
			$(PEERS) >/dev/null; \
	else echo "some tests will be skipped: install $(PEERS) to run them"; fi

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Broadsheet needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ..."; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo "Python's venv is missing: on Debian and Ubuntu run 'apt-get install python3-venv'"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	@# pip before 24 trips over the name of an extra that one of our dependencies asks for.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=24.2'

$(VENV)/run: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/run

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
