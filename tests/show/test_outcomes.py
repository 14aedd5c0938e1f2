"""Outcomes of the remedies and what they rest on: every number in picture, words and table comes from the same run."""

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from helpers import remedies, show
from helpers.remedies import NOTHING, SCENARIOS, Parameters, Switches
from helpers.show.outcomes import BAR, COLUMN_WIDTH, COLUMNS, FOOT, GAP, LABELS, LEFT, SHORTEST
from helpers.show.pen import BLUE, INK, PURPLE
from tests.show.reading import SVG, alternative_text, texts, words_of


@pytest.fixture(scope="module")
def comparison():
    return remedies.compare()


@pytest.fixture(scope="module")
def drawing(comparison):
    rows = [one for name, one in comparison.outcomes if name != NOTHING]
    return rows, ElementTree.fromstring(show.outcomes(comparison).svg)


def bars(drawing):
    """Return the bars of each column, from the first row down."""
    found = [bar for bar in drawing.iter(f"{SVG}rect") if float(bar.get("height")) == BAR]
    return list(in_columns(found, lambda bar: float(bar.get("x"))))


def dotted(drawing):
    """Return where the dotted line of each row stands, column by column."""
    marks = [mark for mark in drawing.iter(f"{SVG}path") if mark.get("stroke-dasharray")]
    return list(in_columns([float(re.match("M([0-9.]+) ", mark.get("d"))[1]) for mark in marks], lambda x: x))


def in_columns(marks, place):
    for number in range(len(COLUMNS)):
        left = LEFT + number * (COLUMN_WIDTH + GAP)
        yield [mark for mark in marks if left <= place(mark) <= left + COLUMN_WIDTH]


def lengths(column, outcomes, nothing):
    """Return how long the bars of some outcomes must be: zero at the left edge, the largest as wide as the column."""
    values = [column.value(one) for one in outcomes]
    return [value * COLUMN_WIDTH / max(*values, column.value(nothing)) for value in values]


def test_each_bar_is_as_long_as_its_number(comparison, drawing):
    rows, svg = drawing
    assert len(bars(svg)) == len(COLUMNS) == 4
    for number, (column, found) in enumerate(zip(COLUMNS, bars(svg), strict=True)):
        expected = [max(SHORTEST, length) for length in lengths(column, rows, comparison[NOTHING])]
        assert [float(bar.get("width")) for bar in found] == pytest.approx(expected, rel=1e-4)
        assert {float(bar.get("x")) for bar in found} == {LEFT + number * (COLUMN_WIDTH + GAP)}


def test_each_bar_stands_below_its_number_in_the_row_of_its_scenario(comparison, drawing):
    rows, svg = drawing
    written = {(words, left, bottom) for words, left, _, _, bottom, _ in texts(show.outcomes(comparison))}
    names = [name for name, _ in comparison.outcomes if name != NOTHING]
    for column, found in zip(COLUMNS, bars(svg), strict=True):
        for name, one, bar in zip(names, rows, found, strict=True):
            x, y = float(bar.get("x")), float(bar.get("y"))
            assert (column.written(column.value(one)), x, y - 10) in written and (name, LABELS, y + 6) in written


def test_what_did_not_happen_has_no_bar_and_the_number_zero():
    found = remedies.compare(Parameters(lawful_share=0), scenarios={"channel": Switches(channel=True)})
    picture = show.outcomes(found)
    _, _, wrong, lost = bars(ElementTree.fromstring(picture.svg))
    assert wrong == lost == [] and words_of(picture).count("0") == 4, "nothing's and the channel's, in two columns"


def test_the_dotted_line_is_what_nothing_leads_to(comparison, drawing):
    rows, svg = drawing
    nothing = comparison[NOTHING]
    for number, (column, marks) in enumerate(zip(COLUMNS, dotted(svg), strict=True)):
        *_, place = lengths(column, [*rows, nothing], nothing)
        left = LEFT + number * (COLUMN_WIDTH + GAP)
        assert marks == pytest.approx([left + place] * len(rows), rel=1e-4)


def test_a_block_is_told_from_a_remedy_by_outline_and_name_as_well(comparison, drawing):
    rows, svg = drawing
    names = [name for name, _ in comparison.outcomes if name != NOTHING]
    for bar, name, one in zip(bars(svg)[0], names, rows, strict=True):
        assert bar.get("fill") == (PURPLE if one.switches.block else BLUE) and ("block" in name) == one.switches.block
        assert bar.get("stroke") == (INK if one.switches.block else "none")


def test_the_words_and_the_table_hold_every_outcome(comparison):
    picture = show.outcomes(comparison)
    for name, one in comparison.outcomes:
        assert f"{name}: {one}." in alternative_text(picture)
    assert [line[0] for line in picture.table[1:]] == list(SCENARIOS) and "backlog" in picture.table[0]
    assert f"{comparison['block'].user_days_lost:,.0f}" in picture.table[6]
    assert {len(line) for line in picture.table} == {8}


def test_the_picture_says_that_it_predicts_nothing(comparison):
    picture = show.outcomes(comparison)
    assert picture.title.startswith("What if") and set(FOOT) <= set(words_of(picture))
    assert "It predicts nothing." in alternative_text(picture) and "The seed is 2017." in alternative_text(picture)


def test_where_nothing_is_acted_on_the_table_says_so():
    picture = show.outcomes(remedies.compare(Parameters(recall=0, team_recall=0, lawful_share=0)))
    assert "no action" in picture.table[1] and "no report was acted on" in picture.description


def test_too_many_scenarios_and_none_are_refused():
    with pytest.raises(ValueError, match="0 scenarios: a picture shows 1 to 6 beside nothing; choose some"):
        show.outcomes(remedies.compare(scenarios={}))
    many = {f"scenario {number}": Switches() for number in range(7)}
    with pytest.raises(ValueError, match="7 scenarios: a picture shows 1 to 6"):
        show.outcomes(remedies.compare(scenarios=many))
    with pytest.raises(ValueError, match="too long for a picture"):
        show.outcomes(remedies.compare(), "What if " * 12)


class Cells(HTMLParser):
    """Keeps the texts of an HTML table, row by row."""

    def __init__(self, page):
        super().__init__()
        self.rows, self.scopes = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.scopes.append(dict(attrs).get("scope"))

    def handle_data(self, data):
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] = data if not self.rows[-1][-1] else self.rows[-1][-1]


def check_table(table):
    """Fail where the text and the HTML of a table do not say the same."""
    page = table._repr_html_()
    cells = Cells(page)
    assert cells.rows == [list(table.head), *map(list, table.rows)]
    assert cells.scopes.count("col") == len(table.head) and cells.scopes.count("row") == len(table.rows)
    for line in (table.title, *table.foot, *(" | ".join(row) for row in table.rows)):
        assert line in repr(table)
    assert all(words in page for words in table.foot) and f"{table.title}</caption>" in page


def test_the_table_of_parameters_has_unit_range_and_source_of_each():
    table = show.parameters(Parameters(days=60))
    check_table(table)
    assert table.rows[0][:5] == ("days", "days that the model looks at", "60", "days", "30 to 180")
    for row, one in zip(table.rows, Parameters().table(), strict=True):
        assert row[3] == one.unit.words and (row[5] == "assumption" or re.fullmatch(r"\[[A-Z0-9, ]+\]", row[5]))
    assert table.foot[0] == "24 of 29 are assumptions. Change them and look again."


def test_the_sensitivity_table_names_drivers_and_what_overturns():
    findings = remedies.sensitivity(Parameters(days=30, reports_a_day=5))
    table = show.sensitivity(findings)
    check_table(table)
    for row, one in zip(table.rows, findings, strict=True):
        assert row[0] == one.conclusion.words and row[2].startswith(f"{one.drivers[0].parameter.name} from ")
        names = ", ".join(one.overturned_by) or "none within its range"
        assert row[3] == (names if one.margin > 0 else f"it would hold with another: {names}")
        assert ("it does not hold" in row[1]) == (one.margin <= 0)
    assert "They predict nothing." in table.foot[-1]
