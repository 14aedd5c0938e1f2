"""A timeline: a row is a provider, a mark is a report at its own time; rival times stand side by side."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from helpers.show import chart
from helpers.show.days import Day, days_of
from helpers.show.letters import shortened, text_width
from helpers.show.moments import Mark, Start, marks_of, starts_of
from helpers.show.pen import CARD, EDGE, GHOST, GREEN, GREY, INK, PAPER, PLUM, PURPLE
from helpers.show.picture import Picture
from helpers.show.rows import Place, lanes_of_each, places_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

TITLE = "Reports of the block, each at its own time"
NAME_COLUMN, RIGHT, FIRST_EVENT, BOTTOM = 190, 1248, 100, 602
EVENT, LANE, BOX, ROW_GAP = 34, 38, 34, 8
MOST_EVENTS = 4
LOOKS = {"blocked": (PURPLE, PLUM), "open": (PAPER, GREEN)}  # a report that was seen: fill and outline
OTHERWISE = (CARD, GREY)
NO_RECORD = "no record"
FOOT = "Left edge: its time. Solid: seen. Dashed: said. Hatched: no record. Times: WIB (UTC+7)."


def timeline(reports: Iterable[Any], events: Iterable[Any] = (), title: str = TITLE) -> Picture:
    """Draw reports of `case.reports()` and events of `case.chronology()` on the days and hours that they give.

    A report whose hour no source gives spans its day.  Drawn are the events of the reports' days: rivals, and the
    others if there is room.  Raises ValueError with the remedy for nothing to show, and for more than fits.
    """
    marks, starts = marks_of(reports), starts_of(events)
    if not marks:
        raise ValueError("a timeline needs a report: pass case.reports(), or some of them")
    days = {mark.when.day for mark in marks}
    starts = [start for start in starts if start.when.day in days]
    drawn = starts if len(starts) <= MOST_EVENTS else [start for start in starts if start.is_rival]
    described = [start.describe() for start in starts]
    for provider in dict.fromkeys(mark.provider for mark in marks):
        own = " ".join(mark.describe() for mark in marks if mark.provider == provider)
        described.append(f"{provider}: {own} Otherwise: {NO_RECORD}.")
    table = [("provider", "when", "report", "who", "how", "doubt"), *(_line(mark) for mark in marks)]
    with chart.settings():
        return chart.picture(draw(marks, drawn, title), title, " ".join([*described, FOOT]), table)


def _line(mark: Mark) -> tuple[str, ...]:
    return mark.provider, str(mark.when), mark.state, mark.teller, "said" if mark.claimed else "seen", mark.doubt


def draw(marks: list[Mark], starts: list[Start], title: str) -> "Figure":
    """Return the figure: one axes a day, on which time runs in matplotlib's dates and rows downwards in units."""
    figure = chart.card(title)
    top = FIRST_EVENT + EVENT * len(starts) + 12
    days = days_of(marks, starts, NAME_COLUMN, RIGHT)
    places = places_of(marks, days)
    rows = lanes_of_each(places, marks)
    needed = sum(rows.values()) * LANE + ROW_GAP * (len(rows) - 1)
    if len(starts) > MOST_EVENTS or needed > BOTTOM - top:
        size = f"{len(marks)} reports of {len(rows)} providers and {len(starts)} events"
        raise ValueError(f"{size} do not fit on one timeline: choose some providers, some days or some events")
    gap = ROW_GAP + min(24.0, (BOTTOM - top - needed) / len(rows))
    tops, y = {}, 6.0
    for provider, lanes in rows.items():
        tops[provider], y = y, y + lanes * LANE + gap
    end = y - gap + 8
    for day in days:
        axes = chart.axes(figure, day.left, top, day.right, top + end)
        axes.set(xlim=(day.number(day.begin), day.number(day.end)), ylim=(end, 0), yticks=[])
        axes.set_xticks([day.number(tick) for tick in day.ticks], [f"{tick:%H:%M}" for tick in day.ticks], color=GREY)
        axes.axhline(end, color=GHOST, lw=2, clip_on=False)
        chart.write(figure, (day.left + day.right) / 2, top + end + 58, day.name, fill=GREY, anchor="center")
        if day is days[0]:
            middles = [y + rows[provider] * LANE / 2 - 1 for provider, y in tops.items()]
            names = [shortened(provider, NAME_COLUMN - chart.MARGIN - 6, bold=True) for provider in tops]
            axes.set_yticks(middles, names, ha="left", weight="bold")
            axes.tick_params(axis="y", pad=NAME_COLUMN - chart.MARGIN)
        _draw_starts(figure, axes, day, list(enumerate(starts)), top, end)
        _draw_silence(axes, day, rows, tops, places)
        for place in places:
            if place.day is day:
                _draw_mark(axes, place, tops[place.provider] + place.lane * LANE)
    chart.write(figure, chart.MARGIN, 704, FOOT, fill=GREY)
    return figure


def _draw_mark(axes: "Axes", place: Place, y: float) -> None:
    """Draw a report: its left edge is its time; one without an hour is as wide as its day."""
    from matplotlib.patches import FancyBboxPatch

    day, middle = place.day, y + 3 + BOX / 2
    fill, outline = LOOKS.get(place.state, OTHERWISE)
    x, width, round_ = day.number(place.begin), day.days(place.width), day.days(5)
    look = {"fc": PAPER, "ls": (0, (3, 2))} if place.claimed else {"fc": fill}
    axes.add_patch(
        FancyBboxPatch((x, y + 3), width, BOX, f"round,pad=0,rounding_size={round_}", mutation_aspect=5 / round_,
                       ec=outline, lw=3, clip_on=False, zorder=3, gid=place.words, **look)
    )  # fmt: skip
    if place.has_sign:
        axes.plot(x + day.days(24), middle, ls="none", marker=chart.unequal(), ms=18, mec=INK, mew=3.5,
                  mfc="none", zorder=4, clip_on=False)  # fmt: skip
    axes.text(x + day.days(14 + 28 * place.has_sign), middle + 8, place.words, size=22, color=INK, zorder=4,
              va="baseline", weight="normal" if place.claimed else "bold")  # fmt: skip


def _draw_silence(axes: "Axes", day: Day, rows: dict[str, int], tops: dict[str, float], places: list[Place]) -> None:
    """Hatch each lane of a day up to the provider's first report with an hour; a report without one fills its lane."""
    for provider, top in tops.items():
        own = [place for place in places if place.day is day and place.provider == provider]
        spoken = {place.lane for place in own if not place.has_hour}
        silent = [lane for lane in range(rows[provider]) if lane not in spoken]
        until = min((place.begin for place in own if place.lane not in spoken), default=day.end)
        room = day.units(until) - day.units(day.first)
        if silent and room > 12:
            _hatch(axes, day, room, top + min(silent) * LANE, len(silent) * LANE - 6)


def _hatch(axes: "Axes", day: Day, room: float, y: float, height: float) -> None:
    from matplotlib.patches import Rectangle

    left, width = day.number(day.first), day.days(room)
    axes.add_patch(Rectangle((left, y + 3), width, height, fc=PAPER, ec=EDGE, lw=0, hatch="//", zorder=1))
    axes.add_patch(Rectangle((left, y + 3), width, height, fc="none", ec=GHOST, lw=2, zorder=2, clip_on=False))
    words = text_width(NO_RECORD, 22, bold=True)
    if room > words + 30:
        middle, half = left + width / 2, day.days(words / 2 + 10)
        axes.add_patch(Rectangle((middle - half, y + height / 2 - 10), 2 * half, 26, fc=PAPER, lw=0, zorder=2))
        axes.text(middle, y + height / 2 + 11, NO_RECORD, size=22, color=INK, weight="bold", ha="center", zorder=3)


def _draw_starts(
    figure: "Figure", axes: "Axes", day: Day, starts: list[tuple[int, Start]], top: float, end: float
) -> None:
    """Draw each event of a day as a line down from its words; rivals are equal and dashed."""
    for number, start in starts:
        if start.when.day == day.date:
            y, x = FIRST_EVENT + EVENT * number, day.left + day.units(start.when.time)
            dash = (0, (3, 2)) if start.is_rival else "-"
            at = [day.number(start.when.time)] * 2
            axes.plot(at, [y - 16 - top, end], color=INK, lw=2.5, ls=dash, clip_on=False, zorder=1.5, label=start.words)
            hour = f"{start.when.hour:%H:%M}" if start.when.hour else "that day"
            begun = x + 22 + chart.write(figure, x + 10, y, hour, bold=True)
            chart.write(figure, begun, y, shortened(start.words, RIGHT - begun))
