"""Progress: kept in the reader's own folder alone, never lost, and it never stops a lesson."""

import json

import pytest

from helpers import lesson
from helpers.lesson import progress_file
from helpers.lesson.exercises import EXERCISES
from helpers.lesson.progress_record import Moment, Progress, read_progress
from helpers.lesson.quiz_files import quizzes

SOLVED = "web.telegram.org"


def words(panel):
    return [line.word for line in panel.lines]


def said(panel):
    return " ".join(line.sentence for line in panel.lines)


def answer_all(quiz, moment=None):
    for question in quizzes()[quiz]:
        right = next(option for option in question.options if option.correct)
        lesson.answer(question.id, right.words if question.kind.value == "numeric" else letters(question), moment)


def letters(question):
    return "".join(option.letter for option in question.options if option.correct)


def test_a_fresh_kernel_knows_nothing_and_says_what_is_next(memory_only):
    panel = lesson.progress()
    assert panel.lines[0].sentence.startswith("Notebook 00: 0 of 1 exercises, 0 of 4 quiz questions right. Open: ")
    (first,) = [line for line in panel.lines if line.word == "NEXT"]
    assert first.sentence == "Notebook 00: exercise 00-list."
    assert "lesson.export()" in said(panel) and "lesson.reset_progress()" in said(panel)
    assert repr(panel) == repr(lesson.progress())


def test_checks_and_quizzes_are_kept(memory_only):
    lesson.check("00-list", SOLVED)
    lesson.check("02-list", SOLVED)
    lesson.answer("00-eleven", "A")
    lesson.answer("00-page", "A")
    known = memory_only.load()
    assert known.exercises == {"00-list": True, "02-list": False}
    assert known.last[Moment.QUIZ] == {"00-eleven": "A", "00-page": "A"}
    line = lesson.progress().lines[0].sentence
    assert line.startswith("Notebook 00: 1 of 1 exercises, 1 of 4 quiz questions right. Open: question 00-eleven,")


def test_all_done_is_done_and_there_is_no_next(memory_only):
    for name, exercise in EXERCISES.items():
        lesson.check(name, exercise.solution())
    for quiz in quizzes():
        for moment in ("before", "after") if quiz == "six" else (None,):
            answer_all(quiz, moment)
    panel = lesson.progress()
    assert set(words(panel)) == {"DONE", "NOTE"} and len(panel.lines) == len(quizzes()) + 2


def test_what_passed_once_stays_passed_and_the_first_answer_stays_first():
    known = Progress().with_exercise("00-list", True).with_exercise("00-list", False)
    known = known.with_answer("x", "A", Moment.QUIZ).with_answer("x", "B", Moment.QUIZ)
    known = known.with_answer("q1", "A", Moment.BEFORE).with_answer("q1", "C", Moment.BEFORE)
    assert known.exercises == {"00-list": True}
    assert (known.first[Moment.QUIZ]["x"], known.last[Moment.QUIZ]["x"]) == ("A", "B")
    assert known.first[Moment.BEFORE]["q1"] == "C", "without feedback the last choice counts"
    assert read_progress(json.loads(json.dumps(known.as_json()))) == known


def test_outside_the_readers_folder_nothing_is_written(memory_only, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lesson.check("00-list", SOLVED)
    assert not memory_only.in_file and list(tmp_path.iterdir()) == []
    assert "forgotten when this kernel stops" in said(lesson.progress())


def test_the_readers_folder_is_notebooks_mine():
    assert progress_file.MINE.parts[-2:] == ("notebooks", "mine")
    assert progress_file.Keeper().path == progress_file.MINE / "progress.json"


def test_it_survives_a_restart_of_the_kernel(mine, restart):
    lesson.check("00-list", SOLVED)
    lesson.answer("q1", "C", "before")
    restart()
    known = progress_file.KEEPER.load()
    assert known.exercises == {"00-list": True} and known.first[Moment.BEFORE] == {"q1": "C"}
    assert "kept in notebooks/mine/progress.json" in said(lesson.progress())
    assert [path.name for path in mine.iterdir()] == ["progress.json"]
    assert b"\r" not in (mine / "progress.json").read_bytes()


def test_two_kernels_in_the_folder_lose_nothing(mine):
    one, other = progress_file.Keeper(mine), progress_file.Keeper(mine)
    one.update(lambda progress: progress.with_exercise("00-list", True))
    other.update(lambda progress: progress.with_exercise("02-list", True))
    one.update(lambda progress: progress.with_exercise("03-order", True))
    assert set(other.load().exercises) == {"00-list", "02-list", "03-order"}


def test_what_a_newer_kit_no_longer_has_stays_in_the_file(mine):
    known = Progress().with_exercise("99-gone", True).with_answer("99-old", "H", Moment.QUIZ)
    (mine / "progress.json").write_text(json.dumps(known.as_json()), "utf-8")
    lesson.check("00-list", SOLVED)
    assert lesson.progress()
    kept = read_progress(json.loads((mine / "progress.json").read_text("utf-8")))
    assert kept.exercises == {"99-gone": True, "00-list": True} and kept.last[Moment.QUIZ] == {"99-old": "H"}


BROKEN = [
    "", "{", "[]", "null", "\ufeff{}", '"text"', "[" * 100_000, '{"a": ' + "9" * 10_000 + "}",
    json.dumps({"kit": "another", "version": 1}),
    json.dumps({**Progress().as_json(), "version": 2}),
    json.dumps({**Progress().as_json(), "more": 1}),
    json.dumps({**Progress().as_json(), "id": "Ani"}),
    json.dumps({**Progress().as_json(), "exercises": {"00-list": "yes"}}),
    json.dumps({**Progress().as_json(), "exercises": {"../x": True}}),
    json.dumps({**Progress().as_json(), "first": {"quiz": {}}}),
    json.dumps({**Progress().as_json(), "last": {"quiz": {"a": "<b>"}, "before": {}, "after": {}}}),
    json.dumps({**Progress().as_json(), "last": {"quiz": {"a": 1}, "before": {}, "after": {}}}),
]  # fmt: skip


@pytest.mark.parametrize("text", BROKEN, ids=lambda text: text[:30] or "empty")
def test_a_broken_or_foreign_file_is_kept_aside_and_the_lesson_goes_on(mine, text):
    (mine / "progress.json").write_text(text, "utf-8")
    (mine / "progress-old-1.json").write_text("older", "utf-8")
    panel = lesson.check("00-list", SOLVED)
    assert words(panel) == ["PASS", "NOTE"]
    assert panel.lines[1].sentence.startswith("progress.json could not be read. It is now progress-old-2.json")
    assert (mine / "progress-old-2.json").read_text("utf-8") == text
    assert (mine / "progress-old-1.json").read_text("utf-8") == "older"
    assert words(lesson.check("00-list", SOLVED)) == ["PASS"], "it is said once"
    assert progress_file.KEEPER.load().exercises == {"00-list": True}


def test_bytes_that_are_no_text_are_kept_aside_as_they_are(mine):
    (mine / "progress.json").write_bytes(b"\xff\x00\xfe")
    assert "It is now progress-old-1.json" in said(lesson.progress())
    assert (mine / "progress-old-1.json").read_bytes() == b"\xff\x00\xfe"


def test_where_nothing_can_be_written_the_lesson_goes_on_and_says_so(mine):
    (mine / "progress.json").mkdir()  # so that neither reading nor writing can succeed
    panel = lesson.check("00-list", SOLVED)
    assert words(panel) == ["PASS", "NOTE"] and "lasts until this kernel stops" in panel.lines[1].sentence
    assert progress_file.KEEPER.load().exercises == {"00-list": True}
    (mine / "progress.json").rmdir()
    lesson.check("02-list", "x.example")
    assert read_progress(json.loads((mine / "progress.json").read_text("utf-8"))).exercises == {
        "00-list": True,
        "02-list": False,
    }, "what could not be written is written later"


def test_where_the_kernels_own_folder_is_gone_the_lesson_goes_on(memory_only, tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    try:
        gone.rmdir()
    except OSError:
        pytest.skip("this system keeps a folder in which a program works")
    assert words(lesson.check("00-list", SOLVED)) == ["PASS"] and lesson.progress() and lesson.export()
    monkeypatch.undo()


def test_a_file_is_written_whole_or_not_at_all(mine):
    path = mine / "progress.json"
    path.write_text("before", "utf-8")
    with pytest.raises(UnicodeEncodeError):
        progress_file.write_whole(path, "half \ud800")
    assert path.read_text("utf-8") == "before"


def test_reset_keeps_the_old_file_and_begins_anew(mine):
    lesson.check("00-list", SOLVED)
    old = (mine / "progress.json").read_bytes()
    assert repr(lesson.reset_progress()) == "DONE: Progress begins anew. The old file is now progress-old-1.json."
    assert (mine / "progress-old-1.json").read_bytes() == old and not (mine / "progress.json").exists()
    assert progress_file.KEEPER.load() == Progress()
    assert repr(lesson.reset_progress()) == "DONE: Progress begins anew. There was no file to keep."


def test_reset_in_memory_begins_anew(memory_only):
    lesson.check("00-list", SOLVED)
    lesson.reset_progress()
    assert memory_only.load() == Progress()
