"""The results of a class: counted, small groups hidden, and a bad file costs nobody else anything."""

import json
import re

import pytest

from helpers import lesson
from helpers.lesson.class_table import TITLES
from helpers.lesson.exercises import EXERCISES
from helpers.lesson.quiz_files import SIX, quizzes
from helpers.lesson.small_groups import HIDDEN, UNDER


def hand_in(folder, number, **more):
    """Write the result of one reader."""
    result = {"version": 1, "id": f"{number:016x}", "exercises": {}, "quiz": {}, "before": {}, "after": {}, **more}
    path = folder / f"{number:02}" / "class_result.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(result), "utf-8")
    return path


def cells(table, kind, name):
    (row,) = [row for row in table.rows if (row.kind, row.id) == (kind, name)]
    return {cell.what.split(" (")[0]: cell.count for cell in row.cells}


@pytest.fixture
def twenty(tmp_path):
    """Twenty readers: 12 say B and 8 say A to q1 before; to 00-page 13 say A, 6 say B and 1 says D."""
    for number in range(20):
        page = "A" if number < 13 else "B" if number < 19 else "D"
        hand_in(
            tmp_path,
            number,
            exercises={"00-list": number < 12} if number < 18 else {},
            quiz={"00-page": page},
            before={"q1": "B" if number < 12 else "A", "q4": "BC" if number < 10 else "B"},
        )
    return tmp_path


def test_counts_by_question_and_moment(twenty):
    table = lesson.class_results(twenty)
    assert cells(table, "before", "q1") == {"A": "8", "B": "12", "C": "0", "D": "0", "no answer": "0"}
    assert cells(table, "after", "q1") == {"A": "0", "B": "0", "C": "0", "D": "0", "no answer": "20"}
    assert cells(table, "before", "q4") == {"A": "0", "B": "20", "C": "10", "D": "0", "no answer": "0"}
    assert cells(table, "quiz", "00-page") == {"A": HIDDEN, "B": "6", "C": "0", "D": UNDER, "no answer": "0"}
    assert cells(table, "exercise", "00-list") == {"passed": HIDDEN, "not yet": "6", "not tried": UNDER}
    assert table.lines[0].sentence == "20 class results were read."


def test_every_exercise_and_question_has_a_row(twenty):
    rows = [(row.kind, row.id) for row in lesson.class_results(twenty).rows]
    wanted = [("exercise", name) for name in EXERCISES]
    wanted += [("quiz", one.id) for name, questions in quizzes().items() if name != SIX for one in questions]
    wanted += [(moment, one.id) for one in quizzes()[SIX] for moment in ("before", "after")]
    assert sorted(rows) == sorted(wanted)


def test_the_picture_and_the_text_say_the_same(twenty):
    table = lesson.class_results(twenty)
    page, text = table._repr_html_(), repr(table)
    assert page.count('<th scope="row"') == len(table.rows) and page.count("<caption") == len(TITLES)
    plain = re.sub(r"<[^>]+>", " ", page)
    for row in table.rows:
        assert all(cell in plain and cell in text for cell in map(str, row.cells))
    assert "✓ A: hidden, B (m2): 6, C: 0, D: under 5" in text
    assert repr(lesson.class_results(twenty)) == text


@pytest.mark.parametrize("number", [0, 1, 4])
def test_a_group_under_five_is_not_counted_at_all(number, tmp_path):
    for one in range(number):
        hand_in(tmp_path, one, before={"q1": "B"})
    table = lesson.class_results(tmp_path)
    assert table.rows == () and f"{number} class results were read. Counts are shown from 5 on" in repr(table)
    assert "q1" not in table._repr_html_()


EMPTY = {"version": 1, "id": "f" * 16, "exercises": {}, "quiz": {}, "before": {}, "after": {}}
BAD = {
    "a.json": "{",
    "b.json": "[]",
    "c.json": json.dumps({"version": 1}),
    "d.json": b"\xff\xfe\x00",
    "e.json": "[" * 50_000,
    "f.json": " " * 200_000,
    "g.json": json.dumps({**EMPTY, "quiz": {"00-page": "H"}}),
    "h.json": json.dumps({**EMPTY, "quiz": {"00-page": "AB"}}),
    "i.json": json.dumps({**EMPTY, "before": {"q4": "BB"}}),
    "j.json": json.dumps({**EMPTY, "name": "Ani"}),
}


def test_bad_files_are_named_and_passed_over(twenty):
    good = lesson.class_results(twenty)
    for name, text in BAD.items():
        (twenty / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    (twenty / "folder.json").mkdir()
    (twenty / "notes.txt").write_text("not asked for", "utf-8")
    table = lesson.class_results(twenty)
    assert table.rows == good.rows
    said = [line.sentence for line in table.lines[1:]]
    assert [one.split()[0] for one in said] == sorted([*BAD, "folder.json"])
    assert all("does not count: " in one and "Ask for the file class_result.json again." in one for one in said)


def test_who_hands_in_twice_counts_once(twenty):
    again = hand_in(twenty, 99, id=f"{3:016x}", before={"q1": "B"})
    table = lesson.class_results(twenty)
    assert table.lines[0].sentence == "20 class results were read."
    assert table.lines[1].sentence.startswith(f"99/{again.name} has the same id as an earlier file.")


def test_questions_of_another_kit_are_passed_over(twenty):
    hand_in(twenty, 50, quiz={"99-gone": "H", "99-several": "AC"})
    assert lesson.class_results(twenty).lines[0].sentence == "21 class results were read."


def test_an_exported_result_can_be_read(mine, tmp_path):
    lesson.answer("q1", "B", "before")
    lesson.export(write=True)
    (tmp_path / "handed_in").mkdir()
    for number in range(5):
        text = (mine / "class_result.json").read_text("utf-8")
        text = re.sub(r'"id": "\w+"', f'"id": "{number:016x}"', text)
        (tmp_path / "handed_in" / f"{number}.json").write_text(text, "utf-8")
    assert cells(lesson.class_results(tmp_path / "handed_in"), "before", "q1")["B"] == "5"


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(LookupError, match="there is no folder 'results' here"):
        lesson.class_results(tmp_path / "results")
