"""What happens to an answer: it is kept, and something is said to it, from its own option alone.

Before the lesson nothing is said but that it is kept; after it the answer of before stands beside the new one.
"""

from helpers.lesson import progress_file
from helpers.lesson.panel import Line, Panel
from helpers.lesson.progress_record import Moment
from helpers.lesson.questions import Question
from helpers.lesson.quiz_files import SIX, by_id


def answer(question: str, said: object, moment: str | None = None) -> Panel:
    """Answer a question by its id, with letters or a number: the quiz as plain text.

    LookupError for a question that there is not; an answer that fits no question is met with a sentence.
    """
    if question not in by_id():
        raise LookupError(f"no question {question!r}; there are: {', '.join(by_id())}")
    name, found = by_id()[question]
    when = moment_of(name, moment)
    try:
        letters = found.letters(said)
    except ValueError as error:
        return Panel((Line("NOT YET", f"{error}."),))
    return Panel((*keep(found, letters, when), *compared(found, when)))


def keep(question: Question, letters: str, moment: Moment) -> tuple[Line, ...]:
    """Keep an answer; return what is said to it."""
    progress_file.KEEPER.update(lambda progress: progress.with_answer(question.id, letters, moment))
    notes = [Line("NOTE", note) for note in progress_file.KEEPER.notes()]
    return (feedback(question, letters, moment), *notes)


def feedback(question: Question, letters: str, moment: Moment) -> Line:
    """Return what is said to an answer: before the lesson only that it is kept."""
    if moment is Moment.BEFORE:
        return Line("KEPT", f"Your answer is {letters}. You meet this question again after the lesson.")
    return Line("RIGHT" if question.is_right(letters) else "NOT YET", question.feedback(letters))


def compared(question: Question, moment: Moment) -> tuple[Line, ...]:
    """Return the answers before and after the lesson, if there are both."""
    known = progress_file.KEEPER.load()
    pair = [(when.value, known.last[when].get(question.id)) for when in (Moment.BEFORE, Moment.AFTER)]
    if moment is not Moment.AFTER or not all(letters for _, letters in pair):
        return ()
    said = {when: " ".join(f"{one.letter}. {one.words}" for one in question.chosen(letters)) for when, letters in pair}
    return (Line("BEFORE", said["before"]), Line("AFTER", said["after"]))


def moment_of(name: str, moment: str | None) -> Moment:
    """Return when a quiz is answered; ValueError for a moment that does not fit."""
    if name != SIX and moment is None:
        return Moment.QUIZ
    if name != SIX:
        raise ValueError(f'the quiz {name!r} has no moment; write lesson.quiz("{name}")')
    if moment not in ("before", "after"):
        raise ValueError(f"when is it? write moment='before' or moment='after', not {moment!r}")
    return Moment(moment)
