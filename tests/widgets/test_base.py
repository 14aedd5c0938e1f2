"""What all widgets have in common: nothing is kept but the controls, and every text is the same on every machine."""

import ast
import base64
import inspect
import os
import re
import subprocess
import sys
from pathlib import Path

import ipywidgets
import pytest

from helpers import widgets
from helpers.show import pen
from helpers.widgets import card
from helpers.widgets.base import LessonWidget
from helpers.widgets.weighing import CRITERIA
from tests.show.test_ladder import texts

MAKERS = [widgets.query_stepper, widgets.policy_bench, widgets.provider_map, widgets.two_clients, widgets.scorecard,
          widgets.remedies_bench]  # fmt: skip
ROOT = Path(__file__).parents[2]
ELEVEN = "the eleven names"
CHANGES = {  # of each widget, some that lead to another picture, and one that leads nowhere
    widgets.query_stepper: (
        [{"Message": 3}, {"Part": "header"}, {"From": "XL"}, {"Name": "t.me", "Message": 1}],
        {"Name": "a b"},
    ),
    widgets.policy_bench: (
        [{"Lines": "t.me CNAME .\n"}, {"Start with": ELEVEN}, {"Provider": "XL", "Address begins with": "http://"}],
        {"Lines": "t.me CNAME\n"},
    ),
    widgets.provider_map: ([{"On the map": "1, 2"}, {"On the map": "5 6"}], {"On the map": "1, 99"}),
    widgets.two_clients: (
        [{"Names blocked": "none"}, {"149.154.160.0/20 blocked": True}, {"Resolver": "off"}],
        None,
    ),
    widgets.scorecard: (
        [{"Start with": "an invented reader"}, {"Appeal weight": 10, "Appeal A": 7}, {"Legality C": 0}],
        dict.fromkeys(["Appeal weight", *(f"{name} weight" for name in CRITERIA)], 0),
    ),
    widgets.remedies_bench: (
        [{"Block of names": True}, {"Direct channel": True, "Removal once": True}, {"Moderators": "1"},
         {"Hours in the inbox": "3.5", "Seed": "7"}, {"Pressure": True}],
        {"Moderators": "0"},
    ),
}  # fmt: skip


@pytest.fixture(params=MAKERS, ids=lambda maker: maker.__name__)
def maker(request):
    return request.param


def namespace():
    return {"widgets": widgets}


def test_two_of_a_kind_say_and_show_the_same(maker):
    one, other = maker()._repr_mimebundle_(), maker()._repr_mimebundle_()
    view = "application/vnd.jupyter.widget-view+json"
    assert set(one) == {"text/plain", "text/html", view} and one[view]["model_id"]
    assert (one["text/plain"], one["text/html"]) == (other["text/plain"], other["text/html"])
    assert not re.search(r"0x[0-9a-f]{6,}|model_id|127\.0\.0\.1:\d", one["text/plain"] + one["text/html"])


def test_every_process_says_and_shows_the_same():
    code = (
        "from helpers import widgets; print([{}()._repr_mimebundle_()[kind] for kind in ('text/plain', 'text/html')])"
    )
    for maker in MAKERS:
        said = [
            subprocess.run(
                [sys.executable, "-c", code.format(f"widgets.{maker.__name__}")],
                cwd=ROOT,
                env={**os.environ, "PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
            ).stdout
            for seed in ("1", "2")
        ]
        assert said[0] == said[1] and len(said[0]) > 5_000, maker


def test_without_a_kernel_the_picture_and_the_words_stay(maker):
    made = maker()
    page = made._repr_mimebundle_()["text/html"]
    data = base64.b64encode(made.shown.picture.svg.encode()).decode()
    assert f'src="data:image/svg+xml;base64,{data}"' in page and card.said(made.sentence) in page
    assert "The controls work after you run this cell." in page
    assert "<script" not in page and "onload" not in page and "<svg" not in page and "<button" not in page


def test_every_change_leads_to_another_picture_and_reset_back_to_the_same_bytes(maker):
    made = maker()
    seen, first = [made.shown.picture.svg], (made.shown, made.sentence)
    for values in CHANGES[maker][0]:
        made.set(values)
        assert made.shown.picture.svg not in seen, values
        seen.append(made.shown.picture.svg)
    made.reset()
    assert (made.shown, made.sentence) == first
    assert made.shown.picture.svg == maker().shown.picture.svg


def test_the_line_of_python_gives_the_same_picture(maker):
    made = maker()
    for values in [{}, *CHANGES[maker][0]]:
        made.set(values)
        assert eval(made.shown.code, namespace()) == made.shown.picture, made.shown.code


def test_a_mistake_becomes_a_sentence_and_the_picture_stays(maker):
    wrong = CHANGES[maker][1]
    if wrong is None:
        assert all(isinstance(one, ipywidgets.Dropdown | ipywidgets.Checkbox | ipywidgets.Button)
                   for one in maker().controls.values()), "where nothing is written nothing can be wrong"  # fmt: skip
        return
    made = maker()
    before = made.shown.picture
    made.set(wrong)
    assert made.sentence.endswith("The picture still shows what was before.") and len(made.sentence) > 60
    assert made.shown.picture == before and card.said(made.sentence) == made._sentence.value
    (name, written), *_ = wrong.items()
    assert made.controls[name].value == written, "what was written is not lost"
    made.reset()
    assert made.shown.picture == before and "still" not in made.sentence


def test_describe_says_all_that_is_shown(maker):
    made = maker()
    words = made.describe()
    for part in (made.title, made.sentence, made.shown.picture.describe(), made.shown.code):
        assert part in words
    assert made.sentence in repr(made)


def test_every_control_has_a_name_and_there_are_no_sliders_and_no_play(maker):
    for name, control in maker().controls.items():
        assert name and control.description == name
        assert isinstance(
            control,
            ipywidgets.Button
            | ipywidgets.Dropdown
            | ipywidgets.Text
            | ipywidgets.Textarea
            | ipywidgets.BoundedIntText
            | ipywidgets.Checkbox,
        )


def test_every_control_is_in_the_card_and_the_picture_has_its_alternative_text(maker):
    made = maker()
    head, picture, controls, sentence, line = made._card.children
    *fields, buttons = controls.children
    assert {*fields, *buttons.children} == set(made.controls.values())
    assert made.title.replace("'", "&#x27;") in head.value and "Change" in head.value
    assert picture.value.startswith('<img alt="') and card.said(made.sentence) == sentence.value
    assert card.line(made.shown.code) == line.value


def test_no_text_leaves_the_picture_and_none_is_small(maker):
    made = maker()
    for values in [{}, *CHANGES[maker][0]]:
        made.set(values)
        for words, left, _, right, _, size in texts(made.shown.picture):
            assert size >= 22 and left >= 8 and right <= pen.WIDTH - 8, words


def test_no_two_texts_of_a_picture_overlap(maker):
    made = maker()
    for values in [{}, *CHANGES[maker][0]]:
        made.set(values)
        found = list(texts(made.shown.picture))
        for at, one in enumerate(found):
            for other in found[at + 1 :]:
                apart = one[3] <= other[1] or other[3] <= one[1] or one[4] <= other[2] or other[4] <= one[2]
                assert apart, (one[0], other[0], values)


def test_no_widget_prints_or_draws_into_an_output(capsys, maker):
    made = maker()
    for values in CHANGES[maker][0]:
        made.set(values)
    assert capsys.readouterr() == ("", "")
    source = inspect.getsource(inspect.getmodule(type(made)))
    used = {getattr(node, "attr", getattr(node, "id", "")) for node in ast.walk(ast.parse(source))}
    assert not used & {"Output", "interact", "interactive", "interact_manual", "Play", "print", "display"}
    assert isinstance(made, LessonWidget)
