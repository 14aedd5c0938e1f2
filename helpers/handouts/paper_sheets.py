"""Paper for a class with one laptop, or with none: cards A to D, a sheet for predictions, and the six questions."""

from collections.abc import Iterable

from helpers.handouts.page import document, lines_to_write, marked
from helpers.lesson.class_plan import class_votes
from helpers.lesson.questions import Kind
from helpers.lesson.quiz_files import SIX, quizzes
from helpers.lesson.votes import LETTERS

NO_NAMES = "Write no name on this sheet."
DEVICES = ("the browser of a laptop", "the app on a laptop", "the browser of a phone", "the app on a phone")
TICK = {Kind.ONE: "tick one", Kind.SEVERAL: "tick each that is right", Kind.NUMBER: "write a number"}
BOX = '<span class="box"></span>'


def vote_cards() -> str:
    """Return the letters A to D on one sheet, to cut in four; each person needs one sheet."""
    return document("Cards A to D", ["".join(f'<div class="letter">{letter}</div>' for letter in LETTERS)])


def prediction_sheet() -> str:
    """Return the sheet on which one person predicts, votes twice in each vote of the class, and says what was seen."""
    votes = [_asked(vote.question, vote.options.items(), boxes=2) for vote in class_votes()]
    front = (
        f"{_four_devices()}<h2>Votes</h2><p>Left box: your first vote. Right box: your second vote.</p>{''.join(votes)}"
    )
    return document("What I expect, and what I saw", [front, _one_minute()])


def six_questions() -> str:
    """Return the six questions of data/quiz on paper, without the answers."""
    asked = (
        _asked(
            f"{number}. {question.words} ({TICK[question.kind]})",
            ((option.letter, option.words) for option in question.options),
            boxes=1,
        )
        for number, question in enumerate(quizzes()[SIX], 1)
    )
    return document("Six questions", [f"<h1>Six questions</h1><p>{NO_NAMES}</p>{''.join(asked)}"])


def _four_devices() -> str:
    rows = "".join(f"<tr><td>{device}</td><td>{BOX} opens</td><td>{BOX} stops</td></tr>" for device in DEVICES)
    return (
        f"<h1>What I expect, and what I saw</h1><p>{NO_NAMES}</p><h2>Four devices</h2>"
        "<p>It is Friday evening, 14 July 2017. Four people try Telegram. Their providers carry out the order. "
        "What happens?</p>"
        f"<table>{rows}</table>"
    )


def _asked(question: str, options: Iterable[tuple[str, str]], boxes: int) -> str:
    rows = "".join(f"<span>{BOX * boxes} <b>{letter}</b> {marked(words)}</span>" for letter, words in options)
    asked = f'<p style="margin:3mm 0 1mm"><b>{marked(question)}</b></p><div class="options">{rows}</div>'
    return f'<div style="break-inside:avoid">{asked}</div>'


def _one_minute() -> str:
    return f"<h1>One minute: what stopped, what did not, why?</h1><p>{NO_NAMES}</p>{lines_to_write(8)}"
