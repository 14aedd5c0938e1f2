"""Reading notebooks for the tests: cells, plain sentences, tags."""

import functools
import re

from helpers.lesson.notebook_file import INSTRUCTOR, lessons, load

PATHS = lessons()
EVERY = [*PATHS, INSTRUCTOR / "answer_key.ipynb"]
UNFAIR = re.compile(r"\b(hacked|victim|attacker|firewall|fake|spoofed|lie|lied)\b", re.IGNORECASE)


@functools.cache
def cells(path):
    """Return (kind, source, cell) of every cell."""
    notebook = load(path)
    return [(cell["cell_type"], "".join(cell["source"]), cell) for cell in notebook["cells"]]


def code(path):
    return [(source, cell) for kind, source, cell in cells(path) if kind == "code"]


def prose(path):
    """Return the markdown sources of a notebook."""
    return [source for kind, source, _ in cells(path) if kind == "markdown"]


def sentences(source):
    """Yield what a reader reads as one sentence: no quotations, no code, no tags; a table's cell is one."""
    lines = [line for line in source.splitlines() if not line.startswith(">")]
    text = "\n".join(lines)
    text = re.sub(r"<[^>]+>", "\n", text)
    text = re.sub(r"`[^`]*`", "code", text)
    text = re.sub(r"\n\s*(?:[-#|]|\d+\.)", "\n\n", text).replace("|", "\n\n").replace("·", "\n\n")
    for block in re.split(r"\n\s*\n|^#+ ", text):
        plain = re.sub(r"[*_#]", "", " ".join(block.split()))
        yield from (part for part in re.split(r"(?<=[.?!:])\s+", plain) if part)
