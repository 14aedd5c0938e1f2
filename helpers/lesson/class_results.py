"""The class results of a folder, counted: which answers a class gives, and nobody's own.

Fewer than five results are not counted at all, and no group under five is shown.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from helpers.lesson.class_table import NOBODY, Cell, ClassTable, Row
from helpers.lesson.exercises import EXERCISES
from helpers.lesson.export import read_class_result
from helpers.lesson.panel import Line
from helpers.lesson.progress_record import Moment
from helpers.lesson.questions import Kind, Question
from helpers.lesson.quiz_files import SIX, by_id, quizzes
from helpers.lesson.small_groups import SMALLEST, chosen_by, without_small_groups

LARGEST = 100_000  # bytes: a class result has some hundred


def class_results(folder: str | Path) -> ClassTable:
    """Read every .json file of a folder and of the folders in it, and count exercises and answers.

    A file that is no class result is named and passed over.  LookupError where there is no such folder.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise LookupError(
            f"there is no folder {folder.name!r} here; put the class results into one folder, and name it"
        )
    found, notes = _read(folder)
    if len(found) < SMALLEST:
        words = f"{len(found)} class results were read. Counts are shown from {SMALLEST} on, to protect each reader."
        return ClassTable((), (Line("NOTE", words), *notes))
    rows = (*_exercises(found), *_questions(found))
    return ClassTable(rows, (Line("NOTE", f"{len(found)} class results were read."), *notes))


def _read(folder: Path) -> tuple[list[dict[str, Any]], list[Line]]:
    """Return the results, one of each id, and what to say of files that do not count."""
    found: dict[str, dict[str, Any]] = {}
    notes = []
    for path in sorted(folder.rglob("*.json")):
        name = path.relative_to(folder).as_posix()
        try:
            if path.stat().st_size > LARGEST:
                raise ValueError(f"it has more than {LARGEST} bytes")
            result = read_class_result(path)
            _check_letters(result)
        except (OSError, ValueError) as error:
            why = error.strerror if isinstance(error, OSError) else error
            notes.append(Line("NOTE", f"{name} does not count: {why}. Ask for the file class_result.json again."))
            continue
        if result["id"] in found:
            notes.append(Line("NOTE", f"{name} has the same id as an earlier file. Only this one counts."))
        found[result["id"]] = result
    return list(found.values()), notes


def _check_letters(result: Mapping[str, Any]) -> None:
    """Raise ValueError for a letter that is no option of its question; questions of other kits are passed over."""
    for moment in Moment:
        for name, letters in result[moment.value].items():
            is_of_this_kit = name in by_id()
            if len(set(letters)) != len(letters) or (is_of_this_kit and not by_id()[name][1].takes(letters)):
                raise ValueError(f"{letters!r} is no answer to {name}")


def _exercises(found: Sequence[Mapping[str, Any]]) -> Iterator[Row]:
    for name in EXERCISES:
        states = [result["exercises"].get(name) for result in found]
        counts = [states.count(state) for state in (True, False, None)]
        passed, not_yet, not_tried = without_small_groups(counts)
        cells = (Cell("passed", passed, is_right=True), Cell("not yet", not_yet), Cell("not tried", not_tried))
        yield Row("exercise", name, "", cells)


def _questions(found: Sequence[Mapping[str, Any]]) -> Iterator[Row]:
    for quiz, questions in quizzes().items():
        for question in questions:
            for moment in (Moment.BEFORE, Moment.AFTER) if quiz == SIX else (Moment.QUIZ,):
                answers = [result[moment.value].get(question.id, "") for result in found]
                *chosen, nobody = _counts(question, answers)
                cells = [
                    Cell(_head(option.letter, option.misconception), count, option.correct)
                    for option, count in zip(question.options, chosen, strict=True)
                ]
                yield Row(moment.value, question.id, question.words, (*cells, Cell(NOBODY, nobody)))


def _counts(question: Question, answers: Sequence[str]) -> list[str]:
    """Return how often each option was chosen, and how many gave no answer, as it may be shown."""
    letters = [option.letter for option in question.options]
    if question.kind is not Kind.SEVERAL:
        return without_small_groups([*map(answers.count, letters), answers.count("")])
    answered = len(answers) - answers.count("")
    counts = [chosen_by(sum(letter in answer for answer in answers), answered) for letter in letters]
    return [*counts, chosen_by(answers.count(""), len(answers))]


def _head(letter: str, misconception: str) -> str:
    return f"{letter} ({misconception})" if misconception else letter
