"""The demos: one call each, and what they promise is what the wire said."""

import pytest

from helpers import classroom, demos
from helpers.network.memory import MemoryNetwork
from tests.cast import BLOCK_PAGE, NAME, WEB


def test_ask_shows_one_question_and_one_answer():
    demo = demos.ask()
    assert demo.said == (f"the resolver {NAME}? {WEB}",)
    assert "resolver abroad to web client" not in demo.picture.description
    assert f"resolver abroad to stub resolver: {WEB}" in demo.picture.description


def test_from_the_root_walks_referral_by_referral():
    demo = demos.from_the_root()
    assert [line.split()[0] for line in demo.said] == ["root", "org", "telegram.org"]
    assert "ask the servers of org." in demo.said[0] and "ask the servers of telegram.org." in demo.said[1]
    assert demo.said[-1].endswith(WEB)
    assert "resolver" not in demo.picture.description.replace("stub resolver", "")


def test_the_changed_answer_stands_beside_the_true_one():
    demo = demos.changed_answer()
    assert [line.split()[-1] for line in demo.said] == [BLOCK_PAGE, WEB]
    assert "Telkomsel. Door 1, name: answer changed." in demo.picture.description
    assert "Abroad. Door 1, name: open." in demo.picture.description


@pytest.mark.parametrize("demo", [demos.ask, demos.from_the_root, demos.changed_answer])
def test_each_demo_says_what_the_room_should_see_and_leaves_the_open_classroom_alone(demo):
    mine = classroom.open(MemoryNetwork())
    shown = demo()
    assert "What you should see: " in repr(shown)
    assert shown._repr_html_().count('<img alt="') == 1
    assert mine.client("abroad").stub.resolve(NAME).addresses == (WEB,)
    mine.close()


def test_a_name_that_does_not_exist_is_an_answer_too():
    assert demos.ask("nobody.example").said[0].endswith("NXDOMAIN")
    assert demos.from_the_root("nobody.example").said[-1].endswith("NXDOMAIN")


def test_bad_input_is_a_sentence():
    with pytest.raises(ValueError, match="is no host name"):
        demos.ask("not a name/")
    with pytest.raises(LookupError, match="there are: "):
        demos.changed_answer(provider="Nobody")
