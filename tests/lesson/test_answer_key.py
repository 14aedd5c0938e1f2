"""The answer key: made from the exercises, every exercise in it, every solution passes, and no student gets it."""

import pytest

from helpers.lesson import answer_key as key
from helpers.lesson.exercises import EXERCISES, Exercise
from helpers.lesson.notebook_file import FOLDER, cells, load
from helpers.start import notebooks as copies
from tests.notebooks.reading import PATHS


def test_what_is_committed_is_what_is_made():
    assert key.same_cells(load(key.KEY), key.answer_key()), "run: make key"


def test_every_exercise_is_in_it_with_its_goal_its_solution_and_its_check():
    sources = [cell.source for cell in cells(load(key.KEY))]
    for name in EXERCISES:
        assert f'lesson.reveal("{name}")' in sources
        (goal,) = [source for source in sources if source.startswith(f"## {name}\n\n**Goal.** ")]
        assert len(goal.split()) >= 8 and goal.endswith(".")
        assert len([source for source in sources if source.startswith(f'lesson.check("{name}", solutions.')]) == 1


def test_every_solution_passes_and_is_shown():
    shown = {source: cell["outputs"] for cell in load(key.KEY)["cells"] if cell["cell_type"] == "code"
             for source in ["".join(cell["source"])]}  # fmt: skip
    checked = {source: outputs for source, outputs in shown.items() if source.startswith("lesson.check")}
    assert len(checked) == len(EXERCISES)
    for source, outputs in checked.items():
        said = next(
            one["data"]["text/plain"] for one in outputs if "data" in one
        )  # before it may stand what was printed
        assert "".join(said).startswith("PASS: "), source
    for name, exercise in EXERCISES.items():
        assert f"def {exercise.solution.__name__}(" in "".join(shown[f'lesson.reveal("{name}")'][0]["text"])


@pytest.mark.filterwarnings("default")
def test_making_it_again_changes_nothing(tmp_path):
    path = tmp_path / "answer_key.ipynb"
    path.write_bytes(key.KEY.read_bytes())
    key.write_answer_key(path)
    assert path.read_bytes() == key.KEY.read_bytes()


def test_a_solution_elsewhere_gets_a_sentence(monkeypatch):
    def elsewhere():
        """Return nothing of use."""

    monkeypatch.setitem(EXERCISES, "99-x", Exercise(EXERCISES["00-list"].check, elsewhere))
    with pytest.raises(LookupError, match=r"elsewhere is not in helpers/lesson/solutions.py"):
        key.answer_key()


def test_no_students_copy_is_the_key(tmp_path):
    assert sorted(path.name for path in copies.copy(FOLDER, tmp_path)) == [path.name for path in PATHS]
    assert not list(tmp_path.rglob("*key*"))
