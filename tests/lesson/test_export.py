"""A class result: shown in full, written on request alone, and without anything that tells who and when."""

import getpass
import json
import platform
import re
import time

import jsonschema
import pytest

from helpers import lesson
from helpers.case import DATA
from helpers.lesson.export import FILE_NAME, read_class_result

SCHEMA = json.loads((DATA / "class_result.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
ID = "0123456789abcdef"
GOOD = {"version": 1, "id": ID, "exercises": {"00-list": True}, "quiz": {"00-page": "B"}, "before": {}, "after": {}}


def work(folder):
    """Do some of everything that is kept; what is typed names this computer, as a reader might."""
    lesson.check("00-list", f"web.telegram.org\n# {getpass.getuser()} {platform.node()}")
    lesson.check("02-list", str(folder))
    lesson.answer("00-page", "B")
    lesson.answer("00-page", "A")
    lesson.answer("00-door", "2")
    lesson.answer("q4", "BC", "before")
    lesson.answer("q4", "B", "after")
    quiz = lesson.quiz("00")
    quiz.set({"Question": 4, "4": f"{platform.node()}"})
    quiz.answer()


def shown(panel):
    return panel.lines[0].sentence.split("\n", 1)[1]


def test_it_is_shown_in_full_and_nothing_is_written(mine):
    work(mine)
    before = {path.name: path.read_bytes() for path in mine.iterdir()}
    panel = lesson.export(new_id=lambda: ID)
    assert {path.name: path.read_bytes() for path in mine.iterdir()} == before
    assert json.loads(shown(panel)) == {
        "version": 1,
        "id": ID,
        "exercises": {"00-list": True, "02-list": False},
        "quiz": {"00-door": "C", "00-page": "B"},
        "before": {"q4": "BC"},
        "after": {"q4": "B"},
    }
    assert "Nothing was written." in panel.lines[1].sentence


def test_exactly_what_was_shown_is_written_beside_the_notebook(mine):
    work(mine)
    seen = shown(lesson.export())
    panel = lesson.export(write=True)
    assert shown(panel) == seen and (mine / FILE_NAME).read_text("utf-8") == seen + "\n"
    assert FILE_NAME == "class_result.json" and FILE_NAME in panel.lines[1].sentence
    assert [error.message for error in VALIDATOR.iter_errors(json.loads(seen))] == []
    assert read_class_result(mine / FILE_NAME) == json.loads(seen)


def test_the_id_is_random_made_once_and_kept(mine, restart):
    first = json.loads(shown(lesson.export(write=True)))["id"]
    restart()
    assert json.loads(shown(lesson.export()))["id"] == first and re.fullmatch("[0-9a-f]{16}", first)
    lesson.reset_progress()
    assert json.loads(shown(lesson.export()))["id"] != first


def test_nothing_of_person_computer_or_time_can_be_in_it(mine):
    work(mine)
    lesson.export(write=True, new_id=lambda: ID)
    text = (mine / FILE_NAME).read_text("utf-8")
    progress = (mine / "progress.json").read_text("utf-8")
    secret = {getpass.getuser(), platform.node(), str(mine), *mine.parts[1:]} - {""}
    for found in (text, progress):
        leaves = set(re.findall(r'"([^"]*)"', found))
        assert not leaves & secret and not re.search(r"\d{2}:\d{2}|20\d\d-\d|/|\\", found), found
        assert str(int(time.time()))[:6] not in found
    forms = r"version|id|exercises|quiz|before|after|[0-9a-z]+(-[0-9a-z]+)*|[A-H]{1,8}"
    assert all(re.fullmatch(forms, leaf) for leaf in re.findall(r'"([^"]*)"', text))


def test_where_the_notebook_is_not_the_readers_own_an_example_is_shown(memory_only, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lesson.check("00-list", "web.telegram.org")
    one, other = lesson.export(write=True), lesson.export(write=True)
    assert repr(one) == repr(other) and json.loads(shown(one))["id"] == "0" * 16
    assert "Nothing can be written here" in one.lines[1].sentence and list(tmp_path.iterdir()) == []


def test_another_file_of_that_name_is_kept_aside_and_an_older_result_replaced(mine):
    (mine / FILE_NAME).write_text("my own notes", "utf-8")
    assert "it is now class_result-old-1.json" in lesson.export(write=True).lines[1].sentence
    assert (mine / "class_result-old-1.json").read_text("utf-8") == "my own notes"
    lesson.answer("00-page", "B")
    lesson.export(write=True)
    assert sorted(path.name for path in mine.glob("class_result*")) == ["class_result-old-1.json", FILE_NAME]
    assert read_class_result(mine / FILE_NAME)["quiz"] == {"00-page": "B"}


def test_where_it_cant_be_written_the_reader_can_copy_it(mine):
    (mine / FILE_NAME).mkdir()
    panel = lesson.export(write=True)
    assert "could not be written" in panel.lines[1].sentence and json.loads(shown(panel))


@pytest.mark.parametrize(
    "key, value",
    [
        ("name", "Ani"),
        ("time", "2026-11-25"),
        ("version", 2),
        ("id", "Ani"),
        ("id", ID + "0"),
        ("exercises", {"00-list": "yes"}),
        ("exercises", {"Ani's list": True}),
        ("quiz", {"00-page": "free text"}),
        ("quiz", {"00-page": "a"}),
        ("quiz", {"00-page": 2}),
        ("before", {"q1": ["A"]}),
        ("after", "ABC"),
        ("after", {"a" * 41: "A"}),
    ],
)
def test_schema_and_reader_refuse_anything_else(key, value, tmp_path):
    path = tmp_path / "x.json"
    path.write_text(json.dumps(GOOD), "utf-8")
    assert VALIDATOR.is_valid(GOOD) and read_class_result(path) == GOOD
    path.write_text(json.dumps({**GOOD, key: value}), "utf-8")
    assert not VALIDATOR.is_valid({**GOOD, key: value})
    with pytest.raises(ValueError):
        read_class_result(path)


def objects(schema):
    """Yield every part of a schema that describes an object."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for part in schema.values():
            yield from objects(part)


def test_the_schema_leaves_no_room_for_other_properties():
    found = list(objects(SCHEMA))
    assert len(found) == 3 and SCHEMA["additionalProperties"] is False
    for part in found[1:]:
        assert part["propertyNames"] and part["additionalProperties"]["type"] in ("boolean", "string")
