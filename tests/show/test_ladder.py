"""The ladder's places, not its pixels: nothing overlaps, nothing leaves the card, no corner is filled."""

import base64
import itertools
import re
from xml.etree import ElementTree

import pytest

from helpers import classroom, show
from helpers.censor import middlebox
from helpers.censor.policy import Policy
from helpers.failures import outcome
from helpers.network.loopback import LoopbackNetwork
from helpers.network.memory import MemoryNetwork
from helpers.show.ladder import journeys, places
from helpers.show.letters import text_width
from tests.cast import DC2, NAME, URL, forge
from tests.show.reading import SVG, check_places, texts

ALLOWED = {"svg", "title", "desc", "text", "path", "rect"}


def captured(internet, where="Telkomsel", calls=("web", "app"), ipv6=False):
    client = internet.client(where, ipv6)
    with internet.capture() as capture:
        for program in calls:
            outcome(getattr(client, program).connect)
    return capture


def blocked(internet):
    return captured(internet)


def control(internet):
    return captured(internet, "abroad", ["web"])


def control_of_both(internet):
    return captured(internet, "abroad")


def alias(internet):
    return captured(internet, "XL")


def no_such_name(internet):
    internet.resolver("Telkomsel").policy = Policy.from_text(f"{NAME} CNAME .\n")
    return captured(internet)


def silence(internet):
    internet.resolver("Telkomsel").policy = Policy.from_text(f"{NAME} CNAME rpz-drop.\n")
    return captured(internet)


def later_host(internet):
    internet.resolver("Telkomsel").policy = Policy.from_text("venus.web.telegram.org CNAME .\n")
    return captured(internet)


def ipv6(internet):
    return captured(internet, "abroad", ["web"], ipv6=True)


def middleboxes(internet):
    boxes = internet.provider("abroad").middleboxes
    boxes += [middlebox.reset(middlebox.asking_server(NAME)), middlebox.drop(middlebox.to_addresses(DC2))]
    return captured(internet, "abroad")


def injected(internet):
    internet.provider("abroad").middleboxes.append(middlebox.inject_dns(forge))
    return captured(internet, "abroad")


def app_alone(internet):
    everything = lambda flow: middlebox.Interference(middlebox.Action.DROP)  # noqa: E731
    internet.provider("abroad").middleboxes.append(everything)
    return captured(internet, "abroad", ["app"])


def two_providers(internet):
    browsers = [internet.client(name).browser for name in ("Telkomsel", "XL")]
    with internet.capture() as capture:
        for browser in browsers:
            outcome(lambda browser=browser: browser.get(URL))
    return capture


CASES = [blocked, control, control_of_both, alias, no_such_name, silence, later_host, ipv6, middleboxes, injected,
         app_alone, two_providers]  # fmt: skip


@pytest.fixture(params=CASES, ids=lambda case: case.__name__)
def capture(request, memory):
    return request.param(memory)


def test_no_text_leaves_the_card_is_too_small_or_meets_another(capture):
    check_places(show.journey(capture))


def test_one_shut_door_for_each_client_that_was_stopped(capture):
    stopped = [one for one in journeys(capture) if one.shut_at]
    bars = re.findall(r'<rect [^>]*height="12" rx="3" fill="#D55E00"', show.journey(capture).svg)
    assert len(bars) == len(stopped)


def test_the_app_enters_one_floor_lower_and_the_corner_above_stays_empty(memory):
    capture = blocked(memory)
    plan = places(journeys(capture), lowest=668)
    app = plan.rooms[1]
    second = plan.bands[show.Door.CONNECTION].top
    for words, left, _, right, bottom, _ in texts(show.journey(capture)):
        above = left >= app.left and right <= app.right and bottom < second - 20 - 2 * 26
        assert not above or words in ("not used", "no name is asked"), words


@pytest.mark.parametrize("network", [MemoryNetwork, LoopbackNetwork])
def test_the_same_visit_gives_the_same_bytes_on_both_networks(network, memory):
    expected = show.journey(blocked(memory)).svg
    internet = classroom.open(network())
    assert show.journey(blocked(internet)).svg == expected
    internet.close()


def test_the_drawing_uses_presentation_attributes_only(capture):
    picture = show.journey(capture)
    assert {node.tag.removeprefix(SVG) for node in ElementTree.fromstring(picture.svg).iter()} <= ALLOWED
    assert "style" not in picture.svg and "href" not in picture.svg
    assert len(base64.b64encode(picture.svg.encode())) < 40_000


def test_the_alternative_text_says_what_is_drawn(capture):
    picture = show.journey(capture)
    page = picture._repr_html_()
    assert page.startswith('<img alt="') and "<details><summary>In words</summary>" in page
    for one in journeys(capture):
        assert one.describe() in picture.describe()


def test_a_wire_in_real_fonts_is_not_wider_than_estimated():
    font = pytest.importorskip("matplotlib.font_manager")
    from matplotlib.textpath import TextToPath

    for words, bold in itertools.product(
        ["provider's resolver", "opens, at another machine", "AÉ~ 149.154.167.51"], [0, 1]
    ):
        properties = font.FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal", size=22)
        real, _, _ = TextToPath().get_text_width_height_descent(words, properties, ismath=False)
        assert real <= text_width(words, 22, bold) * 1.01 + 1, words


def test_too_much_for_one_picture_is_refused_with_the_remedy(memory):
    client = memory.client("abroad")
    with memory.capture() as capture:
        for _ in range(3):
            client.stub.resolve(NAME)
    with pytest.raises(ValueError, match="begin a new capture for the others"):
        show.journey(capture)
    with pytest.raises(ValueError, match="use 54 letters or fewer"):
        show.journey(blocked(memory), "m" * 80)


def test_a_picture_can_be_saved(memory, tmp_path):
    picture = show.journey(blocked(memory), "The app starts at the second door")
    picture.save(tmp_path / "a picture.svg")
    assert "The app starts at the second door" in (tmp_path / "a picture.svg").read_text("utf-8")
    assert repr(picture) == "<Picture: The app starts at the second door>"


def test_a_closed_classrooms_capture_can_still_be_drawn():
    internet = classroom.open(MemoryNetwork())
    capture = blocked(internet)
    internet.close()
    assert "shut: the browser stops" in show.journey(capture).svg
