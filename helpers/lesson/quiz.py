"""A quiz: one question at a time, and feedback to what was chosen, once it was answered.  One may answer again.

Before the lesson there is no feedback; after it the answer of before stands beside the new one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import ipywidgets

from helpers.lesson.answering import compared, keep, moment_of
from helpers.lesson.panel import Line
from helpers.lesson.progress_record import Moment
from helpers.lesson.questions import Kind, Question
from helpers.lesson.quiz_files import quizzes
from helpers.lesson.quiz_sheet import Sheet, said
from helpers.widgets.base import LessonWidget, Shown, button, sized
from helpers.widgets.card import Activity

ASK = {
    Kind.ONE: "Choose one answer, then press Answer.",
    Kind.SEVERAL: "Choose every right answer, then press Answer.",
    Kind.NUMBER: "Write a number, then press Answer.",
}
TITLES = {
    Moment.QUIZ: "Quiz of notebook {}: what do you know now?",
    Moment.BEFORE: "Six questions before the lesson: what do you think?",
    Moment.AFTER: "Six questions after the lesson: what do you think now?",
}


def quiz(name: str, moment: str | None = None) -> "Quiz":
    """Return the quiz of a notebook, such as "00", or "six" with the moment "before" or "after".

    LookupError for a quiz that there is not, ValueError for a moment that does not fit.
    """
    if name not in quizzes():
        raise LookupError(f"no quiz {name!r}; there are: {', '.join(quizzes())}")
    return Quiz(name, quizzes()[name], moment_of(name, moment))


@dataclass(frozen=True)
class Answered:
    """What was chosen when Answer was pressed, and what was said to it."""

    chosen: str
    lines: tuple[Line, ...]


class Quiz(LessonWidget):
    """Its controls: Question; the answers, each named by its question ("1", or "1A" where several are right); buttons.

    What was answered is kept besides, for a press of a button is no value.
    """

    activity = Activity.CHECK

    def __init__(self, name: str, questions: Sequence[Question], moment: Moment) -> None:
        self.title = TITLES[moment].format(name)
        self.questions, self.moment = questions, moment
        self.answered: dict[str, Answered] = {}  # question id -> what was there when Answer was pressed last
        self.fields = [dict(_fields(question, str(number))) for number, question in enumerate(questions, 1)]
        numbers = [(f"{number} of {len(questions)}", number) for number in range(1, len(questions) + 1)]
        self.number = sized(ipywidgets.Dropdown(description="Question", options=numbers, value=1), "120px")
        buttons = [button("Answer", self.answer, primary=True), button("Next", self.next), button("Reset", self.reset)]
        named = {name: one for fields in self.fields for name, one in fields.items()}
        named |= {one.description: one for one in (self.number, *buttons)}
        super().__init__(named)

    @property
    def question(self) -> Question:
        """The question that is shown."""
        return self.questions[self.number.value - 1]

    def fit(self) -> None:
        """Show the options of one question alone."""
        for number, fields in enumerate(self.fields, 1):
            for field in fields.values():
                field.layout.display = None if number == self.number.value else "none"

    def answer(self) -> None:
        """Take the answer that is chosen now, keep it, and say what there is to say."""
        chosen = self._chosen()
        try:
            letters = self.question.letters(chosen)
        except ValueError as error:
            lines = (Line("NOT YET", f"{error}." if chosen else f"There is no answer yet. {ASK[self.question.kind]}"),)
        else:
            lines = (*keep(self.question, letters, self.moment), *compared(self.question, self.moment))
        self.answered[self.question.id] = Answered(chosen, lines)
        self._changed()

    def next(self) -> None:
        """Go to the next question; after the last one to the first."""
        self.number.value = self.number.value % len(self.questions) + 1

    def reset(self) -> None:
        """Begin with the first question, and nothing chosen."""
        self.answered.clear()
        super().reset()

    def show(self) -> Shown:
        """Return the question, and what is said to its answer if that is still the one that is chosen."""
        chosen = self._chosen()
        lines = self._lines(chosen)
        sentence = " ".join(map(str, lines)) or ASK[self.question.kind]
        moment = "" if self.moment is Moment.QUIZ else f", moment={self.moment.value!r}"
        code = f"lesson.answer({self.question.id!r}, {chosen or '?'!r}{moment})"
        return Shown(Sheet((self.question,), self.number.value, self._score()), sentence, code)

    def said(self, sentence: str) -> str:
        """Return what is said to an answer as lines with their symbols."""
        return said(self._lines(self._chosen())) or super().said(sentence)

    def page(self) -> Sheet:
        """Return all questions with their options, and which of them are right is not in it."""
        return Sheet(self.questions, 1, self._score(), with_options=True)

    def describe(self) -> str:
        """Return in words all questions, and what is said to the answer of the one that is shown."""
        return f"{self.title} {self.page().describe()} {self.sentence} The same without controls: {self.shown.code}"

    def _chosen(self) -> str:
        """Return what the controls of the question hold: letters, or what was typed as a number."""
        fields = self.fields[self.number.value - 1]
        if self.question.kind is Kind.SEVERAL:
            return "".join(name[-1] for name, field in fields.items() if field.value)
        return (next(iter(fields.values())).value or "").strip()

    def _lines(self, chosen: str) -> tuple[Line, ...]:
        answered = self.answered.get(self.question.id)
        return answered.lines if answered and answered.chosen == chosen else ()

    def _score(self) -> str:
        words = "Kept" if self.moment is Moment.BEFORE else "Right"
        counted = sum(one.lines[0].word in ("RIGHT", "KEPT") for one in self.answered.values())
        return f"{words} so far: {counted} of {len(self.questions)}."


def _fields(question: Question, number: str) -> Iterator[tuple[str, ipywidgets.DOMWidget]]:
    """Yield the controls of a question by their names."""
    labels = [(f"{option.letter}. {option.words}", option.letter) for option in question.options]
    if question.kind is Kind.NUMBER:
        yield number, sized(ipywidgets.Text(description="Your number"), "200px")
    elif question.kind is Kind.ONE:
        yield number, sized(ipywidgets.RadioButtons(description="Choose one", options=labels, value=None), "100%")
    else:
        for words, letter in labels:
            yield f"{number}{letter}", sized(ipywidgets.Checkbox(description=words, indent=False), "100%")
