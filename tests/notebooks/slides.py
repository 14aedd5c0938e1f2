"""Where each cell stands on the projector, by rules, and how a slide looks.

`python -m tests.notebooks.slides` arranges every notebook, or those whose paths are given.

Markdown begins a slide, and code shows below it as a fragment, if there is room.  A picture or a widget has a subslide
of its own; what comes after it begins a subslide again, and so does code that answers a prediction.
"""

import re
import sys
from pathlib import Path

from helpers.lesson.notebook_file import load, save
from tests.notebooks.reading import PATHS

ROOM = 130  # words, a short line as eight: what a slide holds
MOST_LINES_OF_CODE = 12
HIDDEN = ("skip", "notes")  # what an author hides stays hidden


def slide_types(cells: list[dict]) -> list[str]:
    """Return the slide type of each cell of a notebook."""
    types, used, lines = [], 0, 0
    for cell, before in zip(cells, [None, *cells], strict=False):
        kind = _slide_type(cell, before)
        if kind == "fragment" and (used + room(cell) > ROOM or lines + lines_of_code(cell) > MOST_LINES_OF_CODE):
            kind = "subslide"
        if kind not in HIDDEN:
            begins = kind != "fragment"
            used, lines = room(cell) + used * (not begins), lines_of_code(cell) + lines * (not begins)
        types.append(kind)
    return types


def room(cell: dict) -> int:
    """Return how much of a slide the text of a cell takes, in words: a short line takes as much as eight."""
    texts = [shown("".join(cell["source"]))]
    texts += ["".join(output.get("text", "")) for output in cell.get("outputs", [])]
    texts += [_words("".join(one.get("text/html", ""))) for one in _data(cell) if not is_big(cell)]
    return sum(max(8, len(line.split())) for text in texts for line in text.splitlines() if line.strip())


def lines_of_code(cell: dict) -> int:
    """Return how many lines a cell of code has; 0 for a text."""
    return len("".join(cell["source"]).splitlines()) if cell["cell_type"] == "code" else 0


def shown(markdown: str) -> str:
    """Return a text without the hints that are closed."""
    return re.sub(r"(</summary>).*?(</details>)", r"\1\2", markdown, flags=re.DOTALL)


def slides(cells: list[dict]) -> list[list[int]]:
    """Return what is on the screen together, slide by slide: numbers of cells, by the types that they have now."""
    groups = []
    for number, cell in enumerate(cells):
        kind = cell["metadata"]["slideshow"]["slide_type"]
        if kind in ("slide", "subslide"):
            groups.append([number])
        elif kind not in HIDDEN:
            groups[-1].append(number)
    return groups


def is_big(cell: dict) -> bool:
    """Say whether a cell shows a picture or a widget."""
    return is_widget(cell) or any("<img" in "".join(one.get("text/html", "")) for one in _data(cell))


def is_widget(cell: dict) -> bool:
    """Say whether a cell shows a widget."""
    return any("application/vnd.jupyter.widget-view+json" in one for one in _data(cell))


def arrange(path: Path) -> None:
    """Write the slide types and the looks into a notebook; nothing else of it changes."""
    notebook = load(path)
    notebook["metadata"] |= LOOKS
    for cell, kind in zip(notebook["cells"], slide_types(notebook["cells"]), strict=True):
        cell["metadata"]["slideshow"] = {"slide_type": kind}
    save(path, notebook)


def _slide_type(cell: dict, before: dict | None) -> str:
    now = cell["metadata"].get("slideshow", {}).get("slide_type")
    if now in HIDDEN:
        return now
    if before is None or cell["cell_type"] == "markdown":
        return "slide"
    answers = before["cell_type"] == "code" and _predicts(before) and not _predicts(cell)
    return "subslide" if is_big(cell) or is_big(before) or answers else "fragment"


def _words(page: str) -> str:
    """Return the text of a card or table, a line for each of its lines."""
    return re.sub(r"<[^>]+>", "", re.sub(r"</(?:p|tr|dt|dd|li|h\d)>|<br>", "\n", page))


def _data(cell: dict) -> list[dict]:
    return [output.get("data", {}) for output in cell.get("outputs", [])]


def _predicts(cell: dict) -> bool:
    return "predict" in cell["metadata"]["tags"]


# jupyterlab-slideshow takes looks from the notebook's own metadata.  They hold only while a deck is shown.  Sizes are
# parts of the screen's height (vh).  A selector must not have a comma: it would be cut in two.
_DECK = "body[data-jp-deck-mode='presenting'] &"
_PICTURE = " .jp-CodeCell.jp-deck-mod-onscreen:has(.jp-RenderedHTML > img)"
_COLUMN = {"display": "flex", "flex-direction": "column", "min-height": "0"}
_SHRINKS = {"flex": "0 1 auto", "min-height": "0"}
_CARD = " .eleven-names-card"
_TOO_MANY = ":has(> .widget-hbox > :nth-child(31))"
_MANY = f":has(> .widget-hbox > :nth-child(13)):not({_TOO_MANY})"
_RULES = {
    # Text that the last row can read.
    "": {
        "--jp-content-font-size1": "3vh",
        "--jp-content-line-height": "1.4",
        "--jp-code-font-size": "2.5vh",
    },
    " .jp-RenderedText pre": {"font-size": "2.2vh", "white-space": "break-spaces"},
    " .jp-RenderedHTMLCommon table": {"font-size": "0.9em"},
    " .jp-RenderedHTML > div:not(:has(img))": {"font-size": "2.6vh !important", "max-width": "none !important"},
    # The arrows at the bottom right cover nothing.
    " .jp-Notebook": {"padding-right": "64px"},
    # A long line of code goes on below; a notebook has a bar there to scroll.
    " .cm-content": {"white-space": "break-spaces", "overflow-wrap": "anywhere", "flex-shrink": "1"},
    # A picture takes the height that the code above it leaves.
    " .jp-WindowedPanel-viewport": {**_COLUMN, "max-height": "calc(100vh - 20px)"},
    " .jp-Cell": {"flex": "none"},
    _PICTURE: {**_COLUMN, **_SHRINKS},
    f"{_PICTURE} .jp-Cell-inputWrapper": {"flex": "none"},
    f"{_PICTURE} .jp-Cell-outputWrapper": _SHRINKS,
    f"{_PICTURE} .jp-OutputArea": _COLUMN,
    f"{_PICTURE} .jp-OutputArea-child:has(img)": _SHRINKS,
    f"{_PICTURE} .jp-RenderedHTML:has(> img)": _COLUMN,
    f"{_PICTURE} .jp-RenderedHTML > img": {
        **_SHRINKS,
        "width": "auto !important",
        "max-width": "100% !important",
        "align-self": "flex-start",
        "object-fit": "contain",
    },
    # A widget has its controls beside its picture; without a kernel there are none.
    _CARD: {
        "display": "grid",
        "grid-template-columns": "minmax(0, 72fr) minmax(0, 28fr)",
        "grid-template-rows": "auto auto auto 1fr",
        "column-gap": "16px",
    },
    f"{_CARD} > :first-child": {"grid-column": "1 / 3"},
    # More than twelve controls are smaller; of more than thirty only the first and the last are there: a start, Reset.
    f"{_CARD}{_MANY}": {"grid-template-columns": "minmax(0, 65fr) minmax(0, 35fr)"},
    f"{_CARD}{_MANY} > .widget-hbox": {"zoom": "0.78"},
    f"{_CARD}{_TOO_MANY} > .widget-hbox > :nth-child(n + 2):nth-last-child(n + 2)": {"display": "none !important"},
    f"{_CARD} > :nth-child(3)": {"grid-column": "2", "grid-row": "2 / span 3", "align-content": "flex-start"},
    " .jp-RenderedHTML > div > div": {"columns": "2 380px"},  # a quiz
    " .jp-RenderedHTML > div > img": {"max-height": "56vh", "width": "auto !important"},
}
LOOKS = {"@deathbeds/jupyterlab-fonts": {"styles": {"": {_DECK + part: rule for part, rule in _RULES.items()}}}}


if __name__ == "__main__":
    for each in map(Path, sys.argv[1:] or PATHS):
        arrange(each)
