# Shorthands for the commands of README.md.
PYTHON ?= python
BENCH_PYTHON ?= .venv/bin/python

.PHONY: lab check test bench lock minutes notebooks sheets handouts key slides
lab:
	$(PYTHON) -m helpers.start
check:
	$(PYTHON) -m helpers.start check
test:
	$(PYTHON) -m helpers.start test
bench:
	$(BENCH_PYTHON) -m tests.bench
lock:
	.ci/lock
minutes:
	$(BENCH_PYTHON) -m helpers.lesson minutes
notebooks:
	$(BENCH_PYTHON) -m helpers.lesson notebooks
sheets:
	$(BENCH_PYTHON) -m helpers.lesson sheets
handouts:
	$(BENCH_PYTHON) -m helpers.handouts
key:
	$(BENCH_PYTHON) -m helpers.lesson key
slides:
	$(BENCH_PYTHON) -m tests.notebooks.slides
