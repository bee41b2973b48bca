# Needs git, make and python3 (3.11 or newer). Everything else is set up once, in .venv, and
# again only when a requirements file changes.

PORT ?= 8501
HOST ?= 127.0.0.1
PYTHON ?= python3

BIN := .venv/bin
RUN_READY := .venv/.run-ready
DEV_READY := .venv/.dev-ready
BENCH_READY := .venv/.bench-ready
IMAGE_READY := .venv/.image-ready
FRICTIONLESS_READY := .venv/.frictionless-ready
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
PYTEST := $(BIN)/python -m pytest -n 2

.PHONY: run demo build check test lint proof voorleesproef bench screenshots hashes chromium \
	postgres nginx libreoffice

run: $(RUN_READY)
	BORGING_OPEN_BROWSER=ja $(BIN)/streamlit run dashboard.py --server.port $(PORT) \
		--server.address $(HOST)

# On this computer alone, whatever HOST says, and on a log of its own.
demo: $(RUN_READY)
	BORGING_OPEN_BROWSER=ja $(BIN)/python -m oefening --poort $(PORT)

build: $(RUN_READY)
	$(BIN)/python -m loaders

# What is compiled is kept: each server of a test would compile all of ours again.
check test: export PYTHONDONTWRITEBYTECODE =

# What can be asked at every change: no browser, no PostgreSQL, no document, and of the tests that
# try examples of their own choice fewer of those. Who is done first takes tests over from the other.
check: lint
	$(PYTEST) --dist worksteal --hypothesis-profile check -m "not browser and not postgres and not documents"

# In the order of the folders, which begins with the browser: last, one of its files would leave the
# other core with nothing to do.
test: lint chromium postgres
	$(PYTEST) --dist loadfile --no-loadscope-reorder

lint: $(DEV_READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

# The set-up of deploy/ with real programs; some minutes, so no part of `make test`.
proof: $(IMAGE_READY) $(FRICTIONLESS_READY) chromium postgres nginx libreoffice
	$(BIN)/python -m pytest -p no:xdist -s tests/deploy/proof_served.py tests/deploy/proof_local.py \
		tests/pages/files/proof_files.py

# By ear and by keyboard: a real screen reader on a screen of its own; some minutes.
voorleesproef: $(DEV_READY)
	$(BIN)/python -m tests.voorleesproef

bench: $(BENCH_READY) chromium postgres
	$(BIN)/python -m benchmarks

screenshots: $(DEV_READY) chromium
	$(BIN)/python -m tests.browser.screenshots

hashes: $(RUN_READY)
	$(BIN)/python deploy/hash_requirements.py

chromium: $(DEV_READY)
	@$(BIN)/python -m tests.browser.chromium --install

postgres: $(DEV_READY)
	@$(BIN)/python -m tests.voortgang.postgres --install

nginx: $(DEV_READY)
	@$(BIN)/python -m tests.deploy.nginx --install

libreoffice: $(DEV_READY)
	@$(BIN)/python -m tests.deploy.libreoffice --install

$(BIN)/python:
	@PYTHON="$(PYTHON)" sh .ci/make-venv

$(RUN_READY): requirements.txt | $(BIN)/python
	$(PIP) -r requirements.txt
	@touch $@

$(DEV_READY): requirements-dev.txt $(RUN_READY)
	$(PIP) -r requirements-dev.txt
	@touch $@

$(BENCH_READY): requirements-bench.txt $(DEV_READY)
	$(PIP) -r requirements-bench.txt
	@touch $@

$(FRICTIONLESS_READY): requirements-frictionless.txt | $(BIN)/python
	rm -rf .venv/frictionless
	$(BIN)/python -m venv --without-pip .venv/frictionless
	$(BIN)/python -m pip --python .venv/frictionless/bin/python install --quiet \
		--disable-pip-version-check -r requirements-frictionless.txt
	@touch $@

# The packages of the image, installed as the Containerfile does it.
$(IMAGE_READY): deploy/requirements-hashes.txt | $(BIN)/python
	rm -rf .venv/image
	$(BIN)/python -m venv --without-pip .venv/image
	$(BIN)/python -m pip --python .venv/image/bin/python install --quiet \
		--disable-pip-version-check --only-binary :all: --require-hashes \
		--requirement deploy/requirements-hashes.txt
	@touch $@
