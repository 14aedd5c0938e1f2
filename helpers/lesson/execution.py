"""Executed notebooks: every cell run in a fresh kernel, its output kept in the file, and the running time measured.

What differs from run to run is not kept, so that a second run changes nothing: when a cell ran, the number that a
widget got, and seconds finer than ten.
"""

import json
import math
import os
import re
import time
from pathlib import Path
from typing import Any

from helpers.lesson.notebook_file import FOLDER, load, save

PATIENCE_SECONDS = 120  # for one cell
ROUNDED_SECONDS = 10
WIDGET = re.compile(r'"model_id": "[0-9a-f]+"')


def execute(path: Path) -> int:
    """Run a notebook's cells and keep their outputs in its file; return the seconds that it took, rounded up to tens.

    Raises nbclient's CellExecutionError, and changes nothing, if a cell fails.
    """
    before = load(path)
    done, seconds = _run(before, path.parent)
    rounded = math.ceil(seconds / ROUNDED_SECONDS) * ROUNDED_SECONDS
    cells = [_kept(old, new) for old, new in zip(before["cells"], done["cells"], strict=True)]
    metadata = dict(sorted({**before["metadata"], "eleven_names": {"seconds": rounded}}.items()))
    after = {**before, "cells": cells, "metadata": metadata}
    if after != before:
        save(path, after)
    return rounded


def without_numbers(outputs: list[Any]) -> str:
    """Return the outputs of a cell as text, without the numbers that widgets get anew in each run."""
    return WIDGET.sub("", json.dumps(outputs, sort_keys=True))


def _run(notebook: dict[str, Any], folder: Path) -> tuple[dict[str, Any], float]:
    """Return the notebook after a run with this kit, and the seconds of the run without those of the kernel's start."""
    import nbformat  # here, since it takes half a second
    from nbclient import NotebookClient

    made = nbformat.reads(json.dumps(notebook), as_version=4)
    client = NotebookClient(made, timeout=PATIENCE_SECONDS, resources={"metadata": {"path": str(folder)}})
    client.store_widget_state = False
    with client.setup_kernel(env={**os.environ, "PYTHONPATH": str(FOLDER.parent)}):
        begin = time.perf_counter()
        for number, cell in enumerate(made.cells):
            client.execute_cell(cell, number)
        seconds = time.perf_counter() - begin
    return json.loads(nbformat.writes(made)), seconds


def _kept(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """Return the old cell with what the run gave; an output that differs in a widget's number alone stays."""
    if old["cell_type"] != "code":
        return old
    same = without_numbers(old["outputs"]) == without_numbers(new["outputs"])
    return {**old, "outputs": old["outputs"] if same else new["outputs"], "execution_count": new["execution_count"]}
