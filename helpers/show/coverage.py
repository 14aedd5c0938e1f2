"""Coverage: which names a policy catches, which it misses, and which it catches besides, counted."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from helpers import case
from helpers.censor.policy import Policy
from helpers.show import chart
from helpers.show.letters import lines_of, listed
from helpers.show.names import Coverage, coverage_of
from helpers.show.pen import EDGE, GHOST, GREY, INK, PAPER, PLUM, PURPLE, TINTS
from helpers.show.picture import Picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

HOSTS, BARS = (126, 206, 616, 596), (680, 206, 1248, 596)  # left, top, right, bottom
FAMILY = ".web.telegram.org"
FOOT = 700


def coverage(policy: Policy | None, names: Iterable[str] | None = None, title: str | None = None) -> Picture:
    """Draw what a policy does to the web client's ten API hosts, to the names on a list, and to all others.

    `names` is the list: those that the policy was meant for; without it the eleven of 14 July 2017.
    Counted are the names that have an address in the classroom's zones.
    """
    counted = coverage_of(policy, [row.name for row in case.names()] if names is None else names)
    title = title or f"This policy changes {counted.hosts_caught} of {len(counted.hosts)} API hosts"
    with chart.settings():
        return chart.picture(draw(counted, title), title, _description(counted), _table(counted))


def draw(counted: Coverage, title: str) -> "Figure":
    """Return the figure: one axes with a host at (0 or 1, data centre), one with a bar of names for each group."""
    figure = chart.card(title)
    counting = f"{counted.names} names have an address in the classroom's zones; API hosts end in {FAMILY}"
    chart.write(figure, 32, 88, counting, fill=GREY)
    _heading(figure, HOSTS, "API hosts", counted.hosts_caught, len(counted.hosts))
    _draw_hosts(chart.axes(figure, *HOSTS), counted)
    on_list, others = counted.caught + counted.missed, counted.also_caught + counted.left_alone
    _heading(figure, BARS, "Names on the list", len(counted.caught), len(on_list))
    _heading(figure, (BARS[0], BARS[1] + 206, *BARS[2:]), "Other names", len(counted.also_caught), len(others))
    _draw_bars(chart.axes(figure, *BARS), [(counted.caught, on_list), (counted.also_caught, others)])
    _say(figure, 284, "Missed", counted.missed)
    _say(figure, 490, "Also changed", counted.also_caught)
    if counted.unknown:
        _say(figure, 570, "In no zone", counted.unknown)
    _draw_key(figure)
    chart.write(figure, 32, FOOT, "Which rules a provider used in July 2017: no record.", fill=GREY)
    return figure


def _heading(figure: "Figure", place: tuple[int, int, int, int], words: str, part: int, whole: int) -> None:
    left, top, right, _ = place
    chart.write(figure, left + (32 - left if left < 200 else 0), top - 20, words, 26, bold=True)
    chart.write(figure, right, top - 20, f"{part} of {whole}", 44, bold=True, anchor="right")


def _draw_hosts(axes: "Axes", counted: Coverage) -> None:
    from matplotlib.patches import FancyBboxPatch

    axes.set(xlim=(-0.5, 1.5), ylim=(5.5, 0.5), xticks=[])
    axes.set_yticks(range(1, 6), [f"DC {dc}" for dc in range(1, 6)], weight="bold", ha="left")
    axes.tick_params(axis="y", pad=HOSTS[0] - chart.MARGIN)
    changed = [(int(host.upload), host.dc) for host, is_changed in counted.hosts if is_changed]
    same = [(int(host.upload), host.dc) for host, is_changed in counted.hosts if not is_changed]
    for host, is_changed in counted.hosts:
        fill, edge, width = (TINTS["changed"], PLUM, 3) if is_changed else (PAPER, EDGE, 2)
        corner = (int(host.upload) - 0.48, host.dc - 0.42)
        axes.add_patch(
            FancyBboxPatch(corner, 0.96, 0.84, "round,pad=0,rounding_size=.04", fc=fill, ec=edge, lw=width,
                           mutation_aspect=245 / 76)
        )  # fmt: skip
        axes.annotate(
            host.name.removesuffix(FAMILY), (int(host.upload), host.dc), (-48, -8), textcoords="offset points",
            size=22, family="DejaVu Sans Mono", weight="bold" if is_changed else "normal", color=INK,
        )  # fmt: skip
    for group, label in ((changed, "changed"), (same, "no order")):
        _mark(axes, group, -85, label)


def _mark(axes: "Axes", points: list[tuple[int, int]], aside: float, label: str) -> None:
    """Put the sign of each host beside its name: a diamond that is unequal, or an empty ring."""
    from matplotlib.transforms import offset_copy

    x, y = zip(*points, strict=True) if points else ((), ())
    place = offset_copy(axes.transData, axes.figure, aside, 0, units="points")
    if label == "changed":
        axes.plot(x, y, "D", ms=26, mfc=PURPLE, mec=PURPLE, transform=place, label=label)
        axes.plot(x, y, ls="none", marker=chart.unequal(), ms=17, mec=INK, mew=3.5, mfc="none", transform=place)
    else:
        axes.plot(x, y, "o", ms=25, mfc="none", mec=GHOST, mew=3, transform=place, label=label)


def _draw_bars(axes: "Axes", groups: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
    """Draw each group as a bar, one name wide for one name: the changed part first, then the rest."""
    widest = max(len(names) for _, names in groups)
    axes.set(xlim=(0, widest), ylim=(BARS[3] - BARS[1], 0), xticks=[], yticks=[])
    for (changed, names), y in zip(groups, (22, 228), strict=True):
        axes.barh(y, len(names), 36, fc=PAPER, ec=GHOST, lw=3, clip_on=False)
        if changed:
            axes.barh(y, len(changed), 36, fc=PURPLE, ec=PLUM, lw=3, clip_on=False)
        axes.vlines(range(1, len(names)), y - 18, y + 18, colors=PAPER, lw=1.5)
        axes.vlines(range(len(changed) + 1, len(names)), y - 18, y + 18, colors=EDGE, lw=1.5)
        if changed:  # the sign stands in the middle of a name, not on a line
            axes.plot(
                len(changed) // 2 + 0.5, y, ls="none", marker=chart.unequal(), ms=17, mec=INK, mew=3.5, mfc="none"
            )


def _say(figure: "Figure", y: float, word: str, names: tuple[str, ...]) -> None:
    """Name the names, those that the left half shows last, in two lines at most."""
    left, room = BARS[0], BARS[2] - BARS[0]
    by_place = sorted(names, key=lambda name: name.endswith(FAMILY))
    whole = f"{word}: " + (listed(by_place, 2 * room - 320) if names else "none")
    for number, line in enumerate(lines_of(whole, room)):
        chart.write(figure, left, y + 28 * number, line)


def _draw_key(figure: "Figure") -> None:
    key = chart.axes(figure, 32, 610, 632, 654)
    key.set(xlim=(0, 600), ylim=(44, 0), xticks=[], yticks=[])
    key.plot([17], [22], "D", ms=22, mfc=PURPLE, mec=PURPLE)
    key.plot([17], [22], ls="none", marker=chart.unequal(), ms=15, mec=INK, mew=3, mfc="none")
    key.plot([272], [22], "o", ms=22, mfc="none", mec=GHOST, mew=3)
    chart.write(figure, 32 + 42, 640, "answer changed")
    chart.write(figure, 32 + 296, 640, "no order for this name")


def _description(counted: Coverage) -> str:
    def say(names: tuple[str, ...]) -> str:
        return f"{len(names)}{': ' + ', '.join(names) if names else ''}"

    changed = tuple(host.name for host, is_changed in counted.hosts if is_changed)
    same = tuple(host.name for host, is_changed in counted.hosts if not is_changed)
    sentences = [
        f"API hosts of the web client, answer changed: {say(changed)}",
        f"No order for these API hosts: {say(same)}",
        f"Names on the list, answer changed: {say(counted.caught)}",
        f"Missed: {say(counted.missed)}",
        f"Other names of the classroom's zones, also changed: {say(counted.also_caught)}",
        f"Other names left alone: {len(counted.left_alone)}",
        f"{counted.names} names have an address in the classroom's zones",
        "Which rules a provider used in July 2017: no record",
    ]
    if counted.unknown:
        sentences.insert(4, f"On the list, but no zone has such a name: {say(counted.unknown)}")
    return ". ".join(sentences) + "."


def _table(counted: Coverage) -> list[tuple[str, str, str]]:
    """Return one line a name: is it on the list, and is its answer changed?"""
    groups = [
        (counted.caught, "on the list", "answer changed"),
        (counted.missed, "on the list", "no order for this name"),
        (counted.also_caught, "not on the list", "answer changed"),
        (counted.left_alone, "not on the list", "no order for this name"),
    ]
    return [("name", "list", "answer"), *((name, *words) for names, *words in groups for name in names)]
