"""What is done, what is next, and how to begin anew."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from helpers.lesson import progress_file
from helpers.lesson.exercises import EXERCISES
from helpers.lesson.panel import Line, Panel
from helpers.lesson.progress_record import Moment, Progress
from helpers.lesson.questions import Question
from helpers.lesson.quiz_files import SIX, quizzes

HOW = "lesson.export() shows what a class result would hold. lesson.reset_progress() begins anew."


def progress() -> Panel:
    """Return what is done in each notebook, what is next, and how to export it or begin anew."""
    keeper = progress_file.KEEPER
    known = keeper.load()
    parts = [*_notebooks(known), *_six(known)]
    lines = [part.line() for part in parts]
    lines += [Line("NEXT", part.next) for part in parts if part.open][:1]
    where = f"It is kept in notebooks/mine/{progress_file.FILE_NAME}." if keeper.in_file else (
        "This is not your own copy in notebooks/mine, so it is forgotten when this kernel stops."
    )  # fmt: skip
    notes = [Line("NOTE", note) for note in [f"{where} {HOW}", *keeper.notes()]]
    return Panel((*lines, *notes))


def reset_progress() -> Panel:
    """Forget what is done; the file that held it is kept under a new name."""
    try:
        kept = progress_file.KEEPER.reset()
    except OSError as error:
        return Panel((Line("NOTE", f"The file could not get a new name ({error.strerror}). Nothing was changed."),))
    words = f"The old file is now {kept}." if kept else "There was no file to keep."
    return Panel((Line("DONE", f"Progress begins anew. {words}"),))


@dataclass(frozen=True)
class _Part:
    """A notebook or the six questions: how far it is, and what is open in the order of the lesson."""

    name: str
    counts: str
    open: tuple[str, ...]

    @property
    def next(self) -> str:
        return f"{self.name}: {self.open[0]}."

    def line(self) -> Line:
        if not self.open:
            return Line("DONE", f"{self.name}: {self.counts}.")
        return Line("OPEN", f"{self.name}: {self.counts}. Open: {', '.join(self.open)}.")


def _notebooks(known: Progress) -> Iterator[_Part]:
    asked = {name: questions for name, questions in quizzes().items() if name != SIX}
    for name in sorted({*asked, *(exercise.split("-")[0] for exercise in EXERCISES)}):
        own = [exercise for exercise in EXERCISES if exercise.split("-")[0] == name]
        missing = [exercise for exercise in own if not known.exercises.get(exercise)]
        wrong = _not_right(asked.get(name, ()), known, Moment.QUIZ)
        counts = [f"{len(own) - len(missing)} of {len(own)} exercises"] if own else []
        counts += [_counted(asked[name], wrong, "quiz questions right")] if name in asked else []
        still = [f"exercise {one}" for one in missing] + [f"question {one}" for one in wrong]
        yield _Part(f"Notebook {name}", ", ".join(counts), tuple(still))


def _six(known: Progress) -> Iterator[_Part]:
    questions = quizzes().get(SIX, ())
    if questions:
        unsaid = [one.id for one in questions if one.id not in known.last[Moment.BEFORE]]
        yield _Part("Before the lesson", _counted(questions, unsaid, "questions answered"), tuple(unsaid))
        wrong = _not_right(questions, known, Moment.AFTER)
        yield _Part("After the lesson", _counted(questions, wrong, "questions right"), tuple(wrong))


def _not_right(questions: Sequence[Question], known: Progress, moment: Moment) -> list[str]:
    return [one.id for one in questions if not one.is_right(known.last[moment].get(one.id, ""))]


def _counted(questions: Sequence[Question], missing: Sequence[str], words: str) -> str:
    return f"{len(questions) - len(missing)} of {len(questions)} {words}"
