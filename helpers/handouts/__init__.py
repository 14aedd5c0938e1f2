"""What a class holds in its hands: cards and sheets on paper, made from data/ as HTML and PDF.

`python -m helpers.handouts` writes them.  A page loads nothing: it opens
without a network, in any browser.
"""

from collections.abc import Callable
from pathlib import Path

from helpers.handouts.human_internet import human_internet
from helpers.handouts.jigsaw_cards import jigsaw_cards
from helpers.handouts.paper_sheets import prediction_sheet, six_questions, vote_cards
from helpers.handouts.printing import PrintingError, find_browser, print_pdf
from helpers.lesson.notebook_file import INSTRUCTOR

__all__ = ["FOLDER", "HANDOUTS", "PrintingError", "find_browser", "print_pdf", "write"]

FOLDER = INSTRUCTOR / "handouts"
HANDOUTS: dict[str, Callable[[], str]] = {
    "human_internet": human_internet,
    "jigsaw": jigsaw_cards,
    "cards_a_to_d": vote_cards,
    "prediction_sheet": prediction_sheet,
    "six_questions": six_questions,
}


def write(folder: Path = FOLDER) -> list[Path]:
    """Write every handout as an HTML file into a folder, which is made if it is not there; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{name}.html" for name in HANDOUTS]
    for path, make in zip(paths, HANDOUTS.values(), strict=True):
        path.write_text(make(), "utf-8", newline="\n")
    return paths
