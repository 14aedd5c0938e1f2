"""The query stepper: every message of a look-up, and what its bytes say."""

import dns.message
import dns.rrset
import pytest

from helpers import widgets
from helpers.censor import middlebox
from helpers.censor.policy import Policy
from helpers.protocols.dns_fields import fields
from helpers.widgets.message_picture import draw
from helpers.widgets.messages import Message, look_up
from tests.cast import BLOCK_PAGE, NAME, forge
from tests.show.test_ladder import texts


def test_abroad_eight_messages_go_down_from_the_root():
    sentences = []
    stepper = widgets.query_stepper()
    for _ in range(9):
        sentences.append(stepper.sentence)
        stepper.controls["Step"].click()
    assert sentences[0] == "Message 1 of 8: stub resolver asks resolver abroad: web.telegram.org?"
    assert sentences[2] == "Message 3 of 8: root tells resolver abroad: ask org."
    assert sentences[7] == sentences[8] and "This is the last message." in sentences[7]
    stepper.controls["Step back"].click()
    assert stepper.sentence.startswith("Message 7 of 8: telegram.org tells resolver abroad: 198.51.100.10")
    stepper.controls["Reset"].click()
    assert stepper.sentence == sentences[0]
    stepper.controls["Step back"].click()
    assert stepper.sentence == sentences[0]


def test_a_provider_that_changes_its_answer_asks_nobody():
    messages = look_up(NAME, "Telkomsel")
    assert [one.words for one in messages] == [f"{NAME}?", BLOCK_PAGE]
    assert messages[1].changed and "this answer is changed" in messages[1].describe()
    assert "answer changed" in widgets.message(2, vantage_point="Telkomsel").svg


def test_the_bytes_on_the_picture_are_those_of_the_message():
    message = look_up(NAME, "abroad")[1]
    picture = widgets.message(2, part="header")
    for number, byte in enumerate(message.wire[:12]):
        assert f">{byte:02x}<" in picture.svg, number
    for field in fields(message.wire):
        assert str(field) in picture.description


def test_it_may_begin_with_another_message():
    stepper = widgets.query_stepper(number=5)
    assert stepper.sentence.startswith("Message 5 of 8")
    stepper.set({"Message": 8})
    stepper.reset()
    assert stepper.sentence.startswith("Message 5 of 8")
    with pytest.raises(ValueError, match="there is no message 9"):
        widgets.query_stepper(number=9)


def test_a_part_that_a_message_lacks_is_named():
    stepper = widgets.query_stepper()
    stepper.set({"Part": "answer"})
    assert stepper.sentence.endswith("It has no part 'answer'.")


def test_the_number_goes_as_far_as_there_are_messages():
    stepper = widgets.query_stepper()
    stepper.set({"Message": 8})
    stepper.set({"From": "Telkomsel"})
    assert stepper.sentence.startswith("Message 2 of 2") and stepper.controls["Message"].value == 2
    stepper.set({"From": "abroad", "Message": 7})
    assert stepper.sentence.startswith("Message 7 of 8")


def test_a_long_answer_shows_the_rows_and_fields_that_fit():
    picture = widgets.message(2, "longest.example", "abroad")
    assert picture.title.startswith("Message 2 of")
    for number in range(1, 7):
        for part in ("the main part", "additional"):
            widgets.message(number, "t.me", "abroad", part)


def test_a_long_record_is_cut_into_lines_and_the_rest_is_counted():
    records = "long.example. 60 IN TXT " + " ".join([f'"{"x" * 200}"', *['"a few words more"'] * 20])
    long = dns.message.make_response(dns.message.make_query("long.example", "TXT", id=1))
    long.answer = [dns.rrset.from_text_list("long.example.", 60, "IN", "TXT", [records.partition("TXT ")[2]])]
    long.answer += [dns.rrset.from_text("long.example.", 60, "IN", "A", "192.0.2.1", "192.0.2.2")]
    picture = draw([Message("resolver", "stub resolver", long.to_wire(), False, "a long text")], 1, "answer")
    found = list(texts(picture))
    assert any(words.endswith("more, below in words") for words, *_ in found)
    assert all(right <= 1272 and size >= 22 for _, _, _, right, _, size in found)
    assert [words for words, _, _, right, *_ in found if round(right) == 72] == [str(at) for at in range(24, 144, 12)]


def test_the_longest_name_stays_on_the_card():
    name = ".".join(["x" * 63, "y" * 63, "z" * 63, "org"])
    for number in (1, 2, 4):
        for _, left, _, right, _, _ in texts(widgets.message(number, name)):
            assert left >= 8 and right <= 1272


def test_silence_and_what_a_middlebox_does(memory):
    memory.resolver("Telkomsel").policy = Policy.from_text(f"{NAME} CNAME rpz-drop.\n")
    assert [one.is_query for one in look_up(NAME, "Telkomsel", memory)] == [True]
    memory.provider("abroad").middleboxes.append(middlebox.inject_dns(forge))
    found = look_up(NAME, "abroad", memory)
    assert [one.sender for one in found if one.changed] == ["middlebox"] and found[-1].words == "198.51.100.10"
    memory.provider("abroad").middleboxes[:] = [middlebox.drop(middlebox.to_ports(53))]
    (only,) = look_up(NAME, "abroad", memory)
    assert only.lost and "never arrives" in only.describe()
    assert widgets.message(1, internet=memory).title.endswith("it never arrives")


def test_it_does_what_the_readers_providers_do_and_changes_nothing_there(memory):
    memory.resolver("Telkomsel").policy = None
    with memory.capture() as capture:
        stepper = widgets.query_stepper(memory, vantage_point="Telkomsel")
        stepper.set({"Message": 8})
    assert stepper.sentence.startswith("Message 8 of 8") and len(capture) == 0
    assert "internet=internet" in stepper.shown.code
    memory.provider("Telkomsel").obey([NAME])
    stepper.set({"Message": 2})
    assert "Message 2 of 2" in stepper.sentence


def test_a_closed_classroom_can_still_be_asked(memory):
    stepper = widgets.query_stepper(memory)
    memory.close()
    stepper.controls["Step"].click()
    assert stepper.sentence.startswith("Message 2 of 8")


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: widgets.query_stepper(name="http://t.me/"), ValueError, "is no host name"),
        (lambda: widgets.query_stepper(vantage_point="Telkomm"), LookupError, "there are: Telkomsel, XL"),
        (lambda: widgets.message(9), ValueError, "this look-up has 8 messages"),
        (lambda: widgets.message(0), ValueError, "there is no message 0"),
        (lambda: widgets.message(1, part="body"), LookupError, "there are: the main part, header"),
    ],
)
def test_mistakes_are_said_with_the_remedy(call, error, words):
    with pytest.raises(error, match=words):
        call()
