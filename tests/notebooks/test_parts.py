"""A class runs the core cells of a notebook, and nobody has to run the optional ones: each part works alone."""

import builtins
import symtable

import pytest

from helpers.lesson.execution import execute
from helpers.lesson.notebook_file import load, save
from tests.notebooks.reading import PATHS, cells
from tests.notebooks.test_minutes import CLASS


def only(path, kept):
    """Return the cells of a notebook that have one of these tags."""
    return [cell for _, _, cell in cells(path) if kept & set(cell["metadata"]["tags"])]


PARTS = {"core": {"core"}, "core and full": {"core", "full"}}
RUNS = {f"{path.stem[:2]}: {part}": (path, kept) for path in PATHS for part, kept in PARTS.items() if only(path, kept)}
every_part = pytest.mark.parametrize(("path", "kept"), RUNS.values(), ids=RUNS)


def missing(sources):
    """Return each name that a cell of code uses and that neither it nor a cell before it gives."""
    given, found = set(dir(builtins)), []
    for source in sources:
        top = symtable.symtable(source, "a cell", "exec")
        given |= {one.get_name() for one in top.get_symbols() if one.is_assigned() or one.is_imported()}
        found += sorted({name for name in _used(top) if name not in given})
    return found


def _used(table):
    """Yield the global names that a table of names and those inside it use."""
    is_top = table.get_type() == "module"
    yield from (one.get_name() for one in table.get_symbols() if one.is_referenced() and (is_top or one.is_global()))
    for inner in table.get_children():
        yield from _used(inner)


def test_every_notebook_has_cells_of_the_lesson_and_those_of_the_class_have_core_cells():
    by_part = {part: [name for name in RUNS if name.endswith(f": {part}")] for part in PARTS}
    assert by_part["core"] == [f"{number}: core" for number in CLASS]
    assert by_part["core and full"] == [f"{path.stem[:2]}: core and full" for path in PATHS]


@every_part
def test_it_uses_no_name_of_a_cell_outside(path, kept):
    assert missing("".join(cell["source"]) for cell in only(path, kept) if cell["cell_type"] == "code") == []


@pytest.mark.slow
@every_part
def test_it_runs_in_a_fresh_kernel(path, kept, tmp_path):
    alone = tmp_path / path.name
    save(alone, {**load(path), "cells": only(path, kept)})
    execute(alone)


@pytest.mark.parametrize(
    ("sources", "names"),
    [
        (["a = 1", "print(a)"], []),
        (["print(a)", "a = 1"], ["a"]),
        (["import a.b\nfrom c import d as e", "a, e, d"], ["d"]),
        (["def f(a):\n    b = a\n    return b + c", "f(1), b"], ["c", "b"]),
        (["[a for a in [1]]\n(lambda b: b)(2)", "a, b"], ["a", "b"]),
        (["for a in [1]:\n    pass\nwith open(a) as b, c() as d:\n    pass", "a, b, d"], ["c"]),
    ],
)
def test_a_name_that_nothing_gives_is_found(sources, names):
    assert missing(sources) == names
