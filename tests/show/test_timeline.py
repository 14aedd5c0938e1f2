"""The timeline: a mark begins at its own time, never before; what nobody wrote down is hatched."""

import dataclasses
import datetime

import pytest

from helpers import case, show
from helpers.show import chart
from helpers.show.days import Day
from helpers.show.moments import Moment, marks_of, starts_of
from helpers.show.timeline import draw
from tests.show.reading import alternative_text, check_places, words_of
from tests.show.visits import EVENTS, REPORTS, SEEN, event, report


def figure(reports=REPORTS, events=EVENTS):
    with chart.settings():
        return draw(marks_of(reports), starts_of(events), "Reports")


def number(text):
    return Day.number(datetime.datetime.fromisoformat(text))


def boxes(axes):
    """Return the marks of a day: (words, left edge, dashed?, filled?)."""
    return [
        (patch.get_gid(), patch.get_x(), patch.get_linestyle() != "solid", patch.get_facecolor()[:3] != (1, 1, 1))
        for patch in axes.patches
        if patch.get_gid()
    ]


def test_every_report_is_a_mark_whose_left_edge_is_its_time():
    first, second = figure().axes
    found = {(words, round(x, 6)) for words, x, _, _ in boxes(first)}
    hours = {(mark.words(), round(Day.number(mark.when.time), 6)) for mark in marks_of(REPORTS) if mark.when.hour}
    assert hours <= found and len(boxes(first)) + len(boxes(second)) == len(REPORTS)
    assert [text.get_text() for text in first.get_yticklabels()] == [
        "Indosat", "XL", "Telkomsel", "IndiHome", "First Media", "Tri",
    ]  # fmt: skip


def test_every_sentence_of_the_alternative_text_ends_with_one_dot():
    words = alternative_text(show.timeline(case.reports(named=True), case.chronology()))
    assert ".." not in words


@pytest.mark.parametrize("column", ["provider", "said_by", "doubt"])
def test_a_very_long_word_is_cut_at_once(column):
    long = dataclasses.replace(case.reports()[2], **{column: "R" * 100_000})
    assert all(len(words) < 200 for words in words_of(show.timeline([long, case.reports()[3]])))


def test_what_was_seen_is_filled_and_what_is_said_is_dashed():
    for axes in figure().axes:
        for words, _, dashed, filled in boxes(axes):
            seen = "Kompas" in words
            assert (dashed, filled) == (not seen, seen), words


def test_a_report_without_an_hour_spans_its_day():
    first, second = figure().axes
    spans = {patch.get_gid(): (patch.get_x(), patch.get_width()) for axes in (first, second) for patch in axes.patches}
    begin, end = first.get_xlim()
    assert spans["XL: no letter came"] == pytest.approx((begin, end - begin))
    begin, end = second.get_xlim()
    assert spans["Tri: blocked"] == pytest.approx((begin, end - begin))


def test_rivals_are_equal_dashed_lines_each_with_its_teller():
    first, _ = figure().axes
    lines = [line for line in first.lines if line.get_label() in {row.what for row in EVENTS}]
    assert [line.get_xdata()[0] for line in lines] == pytest.approx([number(row.when) for row in EVENTS])
    assert len({(line.get_color(), line.get_linewidth(), str(line._dash_pattern)) for line in lines}) == 1
    assert all(line.get_linestyle() == "--" for line in lines)
    picture = show.timeline(REPORTS, EVENTS)
    assert {"11:00", "11:22", "11:30", "the ministry's spokesman", "Indosat's CEO", "VIVA, 17 July"} <= set(
        words_of(picture)
    )
    assert alternative_text(picture).count("(rival times)") == 3


def test_an_event_without_rivals_is_a_solid_line():
    first = figure(events=[event("order", "2017-07-14T10:46", "the order")]).axes[0]
    (line,) = [line for line in first.lines if line.get_label() == "the order"]
    assert line.get_linestyle() == "-"


def test_no_record_is_hatched_up_to_the_first_report_and_said():
    first, second = figure().axes
    hatched = [patch for patch in first.patches if patch.get_hatch()]
    ends = sorted(round(patch.get_x() + patch.get_width(), 6) for patch in hatched)
    start, seen = number("2017-07-14T11:00"), number(SEEN)
    assert all(patch.get_x() == pytest.approx(start) for patch in hatched)
    assert ends[0] == pytest.approx(number("2017-07-14T11:22"))  # Indosat says so itself
    assert ends[1:5] == pytest.approx([seen] * 4)
    assert len([patch for patch in second.patches if patch.get_hatch()]) == 5  # all but Tri
    picture = show.timeline(REPORTS, EVENTS)
    assert words_of(picture).count("no record") == 10
    assert alternative_text(picture).count("Otherwise: no record.") == 6


def test_every_report_is_in_the_alternative_text_and_in_the_table():
    picture = show.timeline(REPORTS, EVENTS)
    for mark in marks_of(REPORTS):
        assert mark.describe() in alternative_text(picture)
        assert (mark.provider, str(mark.when), mark.state, mark.teller) in [line[:4] for line in picture.table]
    assert "Indosat: 14 July 2017, 11:22: blocked, says its CEO." in alternative_text(picture)
    assert "14 July 2017, 17:23: blocked, seen by Kompas." in alternative_text(picture)
    assert picture.table[0] == ("provider", "when", "report", "who", "how", "doubt")


def test_marks_that_would_meet_stand_below_each_other():
    minutes = [report("Telkomsel", f"2017-07-14T17:{minute}", f"state {minute}") for minute in (10, 20, 23)]
    check_places(show.timeline(minutes))
    tops = {patch.get_y() for patch in figure(minutes, []).axes[0].patches if patch.get_gid()}
    assert len(tops) == 3


def test_reports_that_say_the_same_at_nearly_the_same_time_share_a_mark_and_are_counted():
    minutes = [report("Telkomsel", f"2017-07-14T17:{minute}") for minute in (10, 20, 23)]
    picture = show.timeline(minutes)
    assert "17:10 Kompas +2: blocked" in words_of(picture)
    assert len(picture.table) == 4 and "17:23" in alternative_text(picture)


def test_what_was_said_on_a_day_without_an_hour_stands_in_one_span():
    said = [report("Telkomsel", "2017-07-14", words, "its CEO") for words in ("waiting", "notice received")]
    picture = show.timeline([*said, report("Telkomsel", SEEN)])
    assert "its CEO: waiting; its CEO: notice received" in words_of(picture)


def test_events_of_other_days_are_left_out_and_rivals_are_drawn_before_the_rest():
    others = [event(f"e{hour}", f"2017-07-14T{hour}:00", f"event {hour}") for hour in (12, 13, 14)]
    words = words_of(show.timeline(REPORTS, [*EVENTS, *others, event("far", "2016-01-16", "long before")]))
    assert {row.what for row in EVENTS} <= set(words)
    assert not {"event 12", "long before"} & set(words)
    assert "event 12" in alternative_text(show.timeline(REPORTS, [*EVENTS, *others]))


def test_moments_are_as_exact_as_their_source():
    assert str(Moment.of("2017-07-14T17:23")) == "14 July 2017, 17:23"
    assert str(Moment.of("2017-07-15")) == "15 July 2017"
    with pytest.raises(ValueError):
        Moment.of("July 2017")


def test_nothing_and_too_much_are_refused_with_the_remedy():
    with pytest.raises(ValueError, match="needs a report"):
        show.timeline([])
    with pytest.raises(ValueError, match="13 reports of 13 providers.*choose some providers, some days or some events"):
        show.timeline([report(f"Net {count}", SEEN) for count in range(13)])
    with pytest.raises(ValueError, match="6 events do not fit.*choose some providers, some days or some events"):
        show.timeline(REPORTS, EVENTS * 2)
    with pytest.raises(ValueError, match="9 days do not fit on one timeline: choose fewer days"):
        show.timeline([report("XL", f"2017-07-1{day}T11:00") for day in range(9)])


def test_a_report_of_a_span_is_as_wide_as_its_span_and_a_doubt_is_said():
    long = report("XL", "2017-07-14T11:00", until="2017-07-14T20:00", doubt="One tester; the network is not named.")
    axes = figure([long], []).axes[0]
    (box,) = [patch for patch in axes.patches if patch.get_gid()]
    assert (box.get_x(), box.get_width()) == pytest.approx((number("2017-07-14T11:00"), 9 / 24))
    picture = show.timeline([long])
    check_places(picture)
    assert (
        "14 July 2017, 11:00 until 14 July 2017, 20:00: blocked, seen by Kompas. Doubt: One tester;"
        in alternative_text(picture)
    )
    assert picture.table[1][5] == "One tester; the network is not named."
