"""What every picture keeps: places, colours, bounded size, the same bytes, and a text that says all of it."""

import base64
import pathlib
import re
import subprocess
import sys

import pytest

from helpers import case, classroom, remedies, show
from helpers.censor import middlebox
from helpers.censor.policy import Policy
from helpers.failures import outcome
from helpers.network.loopback import LoopbackNetwork
from helpers.network.memory import MemoryNetwork
from tests.show.reading import PALETTE, alternative_text, check_places, colours, words_of
from tests.show.visits import EVENTS, REPORTS, visit

OKABE_ITO = {"#0072B2", "#009E73", "#CC79A7", "#D55E00"}
OURS = {"#A8558A", "#1B2026", "#59626D", "#818A95", "#CDD3DA", "#F3F5F7", "#D9DEE4", "#FFFFFF"}  # plum, ink, greys
TINTS = {"#EAF6F2", "#FCF1EA", "#FAF0F5"}
SHOW = pathlib.Path(show.__file__).parent
LARGEST = 40_000  # bytes of an image in a notebook


def two_by_two(internet):
    places = ("Telkomsel", "abroad")
    return show.grid(
        {program: {place: visit(internet, place, program) for place in places} for program in ("web client", "app")}
    )


def largest_grid(internet):
    visits = {}
    for row in case.names()[4:10]:
        with internet.capture() as lookup:
            internet.client("XL").stub.resolve(row.name)
        page = {}
        for place in ("Telkomsel", "XL", "abroad"):
            with internet.capture() as page[place]:
                outcome(lambda place=place, name=row.name: internet.client(place).browser.get(f"http://{name}/"))
        failure = outcome(lambda name=row.name: internet.client("Telkomsel").browser.get(f"https://{name}/"))
        visits[row.name] = {**page, "Tri": None, "Indosat": failure, "a lookup": lookup, "once more": page["abroad"]}
    return show.grid(visits, over={"14 July 2017": ["Telkomsel", "XL"], "what if": ["a lookup", "once more"]})


def all_providers(internet):
    return show.topology(internet)


def lanes(internet):
    captures = [
        visit(internet, place, program) for place in ("Telkomsel", "abroad") for program in ("web client", "app")
    ]
    return show.topology(internet, *captures)


def crowded_topology(internet):
    for name in ("Telkomsel", "abroad"):
        internet.provider(name).middleboxes += [
            middlebox.drop(middlebox.to_addresses(*(row.ipv4 for row in case.datacentres()))),
            middlebox.reset(middlebox.all_of(middlebox.asking_server("*.telegram.org"), middlebox.to_ports(443))),
        ]
    return show.topology(internet, visit(internet, "Telkomsel", "app"), visit(internet, "abroad", "web client"))


def exact_names(internet):
    return show.coverage(internet.resolver("Telkomsel").policy)


def wildcard(internet):
    policy = Policy.from_text("*.telegram.org CNAME .\n*.org CNAME *.\n*.example CNAME rpz-drop.\n")
    return show.coverage(policy, ["t.me", "telegram.org", "no-such-name.telegram.org", "telegram.example"])


def no_policy(internet):
    return show.coverage(None)


def data_centres(internet):
    return show.prefix("149.154.160.0/20", internet)


def neighbours(internet):
    return show.prefix("198.51.100.0/24", internet)


def ipv6_prefix(internet):
    return show.prefix("2001:b28:f23d:f001::/116", internet)


def reports_and_events(internet):
    return show.timeline(REPORTS, EVENTS)


def reports_alone(internet):
    return show.timeline(REPORTS)


def remedies_beside_nothing(internet):
    return show.outcomes(remedies.compare())


def one_remedy(internet):
    return show.outcomes(remedies.compare(scenarios={"a long name that does not fit": remedies.Switches(block=True)}))


CASES = [two_by_two, largest_grid, all_providers, lanes, crowded_topology, exact_names, wildcard, no_policy,
         data_centres, neighbours, ipv6_prefix, reports_and_events, reports_alone,
         remedies_beside_nothing, one_remedy]  # fmt: skip


@pytest.fixture(params=CASES, ids=lambda case: case.__name__)
def picture(request, memory):
    return request.param(memory)


def test_no_text_leaves_the_card_is_too_small_or_meets_another(picture):
    check_places(picture)


def test_every_colour_is_of_the_palette(picture):
    assert colours(picture) <= PALETTE


def test_the_image_is_small_and_needs_nothing_from_outside(picture):
    assert len(base64.b64encode(picture.svg.encode())) < LARGEST
    addresses = set(re.findall(r"https?://[^\"]+", picture.svg)) - {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }
    assert not addresses
    for forbidden in ("<style", "<script", "<image", "<foreignObject", "url(http", "@import"):
        assert forbidden not in picture.svg


def test_the_text_twin_stands_below_the_image(picture):
    page = picture._repr_html_()
    assert alternative_text(picture) and alternative_text(picture) in picture.describe()
    assert "<details><summary>In words</summary>" in page
    assert page.count("<tr>") == len(picture.table)
    assert repr(picture) == f"<Picture: {picture.title}>"


@pytest.mark.parametrize("draw", CASES, ids=lambda draw: draw.__name__)
def test_the_same_input_gives_the_same_bytes_on_both_networks(draw):
    drawn = []
    for network in (MemoryNetwork, LoopbackNetwork, MemoryNetwork):
        internet = classroom.open(network())
        drawn.append(draw(internet).svg)
        internet.close()
    assert drawn[0] == drawn[1] == drawn[2]


def test_what_a_notebook_sets_for_its_own_charts_changes_nothing(memory):
    import matplotlib

    expected = exact_names(memory).svg
    with matplotlib.rc_context({"font.size": 40, "axes.facecolor": "yellow", "svg.fonttype": "path"}):
        assert exact_names(memory).svg == expected
        assert matplotlib.rcParams["font.size"] == 40


def test_the_palette_is_four_hues_that_the_colour_blind_can_tell_apart():
    assert PALETTE == OKABE_ITO | OURS | TINTS


def test_no_colour_is_written_in_the_source_but_the_palettes():
    for path in SHOW.glob("*.py"):
        written = {colour.upper() for colour in re.findall("#[0-9a-fA-F]{6}", path.read_text("utf-8"))}
        assert written <= PALETTE, path
        assert not written or path.name in ("pen.py", "log.py"), path


def test_what_is_shortened_on_a_picture_is_whole_in_the_alternative_text(picture):
    for words in words_of(picture):
        if words.endswith("..."):
            assert words.removesuffix("...") in alternative_text(picture)


def test_what_only_a_chart_or_a_run_needs_is_not_loaded_before():
    program = "import sys; from helpers import lesson, show, widgets; print({'matplotlib', 'simpy'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=SHOW.parents[1])
    assert ran.stdout.strip() == "set()", ran.stderr
