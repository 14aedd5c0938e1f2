"""How a quiz stands on its card: questions as text, and lines with their symbols."""

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from helpers.lesson import panel
from helpers.lesson.panel import Line
from helpers.lesson.questions import Kind, Question
from helpers.show.pen import CARD, GREY, MONO


@dataclass(frozen=True)
class Sheet:
    """Some questions, the first with this number; with or without their options, never with what is right."""

    questions: Sequence[Question]
    number: int
    score: str
    with_options: bool = False

    def describe(self) -> str:
        """Return the questions in words."""
        return " ".join([*(" ".join(self._lines(number, one)) for number, one in self._numbered()), self.score])

    def _repr_html_(self) -> str:
        columns = ";columns:2 380px;column-gap:32px" if self.with_options and len(self.questions) > 1 else ""
        asked = "".join(_asked(self._lines(number, one), one.code) for number, one in self._numbered())
        score = f'<p style="margin:4px 0;color:{GREY}">{self.score}</p>'
        return f'<div style="font-size:16px;line-height:1.5{columns}">{asked}</div>{score}'

    def _numbered(self) -> Iterable[tuple[int, Question]]:
        return enumerate(self.questions, self.number)

    def _lines(self, number: int, question: Question) -> list[str]:
        """Return the question, and below it the options if they are wanted: those of a number would tell it."""
        options = question.options if self.with_options and question.kind is not Kind.NUMBER else ()
        return [f"{number}. {question.words}", *(f"{option.letter}. {option.words}" for option in options)]


def said(lines: Iterable[Line]) -> str:
    """Return lines as HTML that may stand inside a paragraph."""
    look = "display:block;margin:4px 0;"
    return "".join(f'<span style="{look}{panel.look(line)}">{panel.words(line)}</span>' for line in lines)


def _asked(lines: Sequence[str], code: str) -> str:
    question, *options = [html.escape(line).replace("\n", "<br>") for line in lines]
    look = f"margin:4px 0;padding:6px 10px;background:{CARD};font-family:{MONO};white-space:pre-wrap"
    block = f'<pre style="{look}">{html.escape(code)}</pre>' if code else ""
    answers = "".join(f'<p style="margin:0 0 0 16px">{option}</p>' for option in options)
    return (
        f'<div style="break-inside:avoid;margin-bottom:10px"><p style="margin:4px 0"><b>{question}</b></p>'
        f"{block}{answers}</div>"
    )
