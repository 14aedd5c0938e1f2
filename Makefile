# Shorthands for the commands of README.md.
PYTHON ?= python

.PHONY: lab check test
lab:
	$(PYTHON) -m helpers.start
check:
	$(PYTHON) -m helpers.start check
test:
	$(PYTHON) -m helpers.start test
