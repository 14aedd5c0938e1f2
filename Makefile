# Shorthands for the commands of README.md.
PYTHON ?= python
BENCH_PYTHON ?= .venv/bin/python

.PHONY: lab check test bench lock slides
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
slides:
	$(PYTHON) -m tests.notebooks.slides
