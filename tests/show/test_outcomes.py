"""Outcomes of the remedies and what they rest on: every number in picture, words and table comes from the same run."""

import re
from html.parser import HTMLParser

import pytest

from helpers import remedies, show
from helpers.remedies import NOTHING, SCENARIOS, Parameters, Switches
from helpers.show import chart
from helpers.show.outcomes import COLUMNS, FOOT, draw
from helpers.show.pen import BLUE, PURPLE
from tests.show.reading import alternative_text, words_of


@pytest.fixture(scope="module")
def comparison():
    return remedies.compare()


@pytest.fixture(scope="module")
def drawing(comparison):
    rows = [(name, one) for name, one in comparison.outcomes if name != NOTHING]
    with chart.settings():
        return rows, draw(rows, comparison[NOTHING], "What if")


def test_each_bar_is_as_long_as_its_number(comparison, drawing):
    rows, figure = drawing
    assert len(figure.axes) == len(COLUMNS) == 4
    for axes, column in zip(figure.axes, COLUMNS, strict=True):
        values = [column.value(one) for _, one in rows]
        widths = [bar.get_width() for bar in axes.patches]
        scale = axes.get_xlim()[1] / max(*values, column.value(comparison[NOTHING]))
        assert widths == pytest.approx([max(3, value * scale) if value else 0 for value in values])
        assert [text.get_text() for text in axes.texts] == [column.written(value) for value in values]


def test_the_dotted_line_is_what_nothing_leads_to(comparison, drawing):
    rows, figure = drawing
    for axes, column in zip(figure.axes, COLUMNS, strict=True):
        nothing = column.value(comparison[NOTHING])
        _, dotted = axes.collections
        assert len(dotted.get_segments()) == len(rows)
        for mark, (_, one), bar in zip(dotted.get_segments(), rows, axes.patches, strict=True):
            beyond = mark[0][0] > bar.get_width() + 1e-9
            assert bar.get_width() == 3 or beyond == (nothing > column.value(one))


def test_a_block_is_told_from_a_remedy_by_outline_and_name_as_well(drawing):
    rows, figure = drawing
    for bar, (name, one) in zip(figure.axes[0].patches, rows, strict=True):
        filled = "#{:02X}{:02X}{:02X}".format(*(round(255 * part) for part in bar.get_facecolor()[:3]))
        assert filled == (PURPLE if one.switches.block else BLUE) and ("block" in name) == one.switches.block
        assert (bar.get_linewidth() > 0) == one.switches.block


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
    assert table.foot[0] == "21 of 28 are assumptions. Change them and look again."


def test_the_sensitivity_table_names_drivers_and_what_overturns():
    findings = remedies.sensitivity(Parameters(days=30, reports_a_day=5))
    table = show.sensitivity(findings)
    check_table(table)
    for row, one in zip(table.rows, findings, strict=True):
        assert row[0] == one.conclusion.words and row[2].startswith(f"{one.drivers[0].parameter.name} from ")
        assert row[3] == (", ".join(one.overturned_by) or "none within its range")
        assert ("it does not hold" in row[1]) == (one.margin <= 0)
    assert "They predict nothing." in table.foot[-1]
