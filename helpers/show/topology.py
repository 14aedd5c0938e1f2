"""The topology: who is plugged in where, what stands on each road, and the ways that visits took over it."""

from collections.abc import Sequence

from helpers.classroom import Internet
from helpers.endpoint import Machine
from helpers.network.exchange import Capture
from helpers.show import sites as ground
from helpers.show.doors import Journey
from helpers.show.groups import OTHERS, Group
from helpers.show.lanes import lanes_of, programs_of, struck_boxes
from helpers.show.letters import check_title, listed, shortened
from helpers.show.pen import CARD, GHOST, GREY, INK, PAPER, PLUM, TAR, Pen, pill_width
from helpers.show.picture import Picture
from helpers.show.sites import Site, Sites, sites
from helpers.show.walk import journeys
from helpers.show.ways import draw_lanes

KEY = "Pill: asks. Box: answers. Hexagon: both. Diamond: may interfere. Dashed: a stand-in."
WAYS = "Double line: an answer that was changed. Hollow head: where it led. Classroom replay."


def topology(internet: Internet, *captures: Capture, providers: Sequence[str] | None = None,
             title: str | None = None) -> Picture:  # fmt: skip
    """Draw the classroom: each provider with its client, its resolver and the middleboxes on its road.

    Captures are laid on it as lanes.  Raises ValueError with the remedy for
    more providers than fit: name some, as in `providers=["Telkomsel", "abroad"]`.
    """
    walked = [(capture, journeys(capture)) for capture in captures]
    all_walked = [one for _, journeys_of_one in walked for one in journeys_of_one]
    plan = sites(internet, providers, programs_of(all_walked), _strangers(internet, captures))
    if title is None:
        title = _title(all_walked)
    check_title(title)
    shown = {one.name for one in plan.all}
    others = [one.name for one in internet.providers if one.name not in shown]
    where = [one.describe() for one in (*plan.all, *plan.groups)]
    where += [f"Not shown: {', '.join(others)}."] if others else []
    went = [f"At {one.place}: {one.describe()}" for one in all_walked]
    pen = Pen(title, " ".join([*where, *went]))
    pen.text(32, 54, title, 34, bold=True)
    lanes, struck = [], {}
    for capture, journeys_of_one in walked:
        lanes += lanes_of(capture, journeys_of_one, plan)
        struck |= struck_boxes(capture, plan)
    _draw_ground(pen, plan)
    draw_lanes(pen, plan, list(dict.fromkeys(lanes)))
    for site in plan.all:
        _draw_middleboxes(pen, site, struck)
        _draw_client(pen, site)
    foot = (
        [KEY, WAYS]
        if captures
        else [KEY, f"Not shown: {len(others)} more. Choose with providers=[...]."]
        if others
        else [KEY]
    )
    for number, line in enumerate(foot):
        pen.text(32, 680 + 25 * number, line, fill=GREY)
    return Picture(pen.svg(), title, " ".join([*where, *went]))


def _strangers(internet: Internet, captures: Sequence[Capture]) -> list[Machine]:
    """Return whom somebody asked who is no server and no provider's resolver: public resolvers, unknown addresses."""
    asked = sorted({exchange.destination.address for capture in captures for exchange in capture})
    plugged_in = {provider.resolver.address for provider in internet.providers}
    known = [internet.machines.get(address, Machine(address, address, "unknown")) for address in asked]
    return [one for one in known if one.kind in ("resolver", "unknown") and one.address not in plugged_in]


def _title(walked: list[Journey]) -> str:
    if 0 < len(walked) < 3 and len({one.place for one in walked}) == 1:
        return ". ".join(one.finding for one in walked)
    return "Who is plugged in where" + ", and where they went" * bool(walked)


def _draw_ground(pen: Pen, plan: Sites) -> None:
    pen.rect(ground.PUBLIC, ground.TOP, ground.RIGHT - ground.PUBLIC, ground.BOTTOM - ground.TOP, 14, CARD)
    pen.text(ground.BOX, ground.TOP + 32, "public internet", bold=True, fill=GREY)
    heights = [*(y for one in plan.rows for y in (one.resolver, one.road)), *(one.y for one in plan.groups)]
    heights += [plan.control.road] if plan.control else []
    pen.line(ground.TRUNK, min(heights), ground.TRUNK, max(heights), TAR, 28)
    for site in plan.rows:
        pen.rect(ground.PROVIDER, site.top, ground.PROVIDER_END - ground.PROVIDER, site.height, 14, CARD)
        pen.line(ground.PROVIDER - 6, site.road, ground.TRUNK, site.road, TAR, 28)
        resolver = site.resolver
        pen.line(ground.RESOLVER_END, resolver, ground.TRUNK, resolver, TAR, 12)
        pen.line(ground.STUB, resolver + 20, ground.STUB, site.road, TAR, 12)
        pen.text(ground.PROVIDER + 18, site.top + 36, shortened(site.name, 210, bold=True), bold=True, fill=GREY)
        _hexagon(pen, ground.RESOLVER, resolver, ground.RESOLVER_END - ground.RESOLVER)
        if site.orders != "no order":
            pen.diamond(ground.RESOLVER, resolver, "unequal")
        pen.text(ground.RESOLVER - 30, resolver + 8, site.orders, anchor="end")
    for group in plan.groups:
        _draw_group(pen, group)
    if plan.control:
        pen.line(ground.TRUNK, plan.control.road, ground.BOX + 40, plan.control.road, TAR, 14)
        pen.text(ground.BOX, plan.control.top + 24, plan.control.name, bold=True, fill=GREY)


def _draw_group(pen: Pen, group: Group) -> None:
    left, half = ground.BOX, ground.GROUP / 2 - 4
    pen.line(ground.TRUNK, group.y, left, group.y, TAR, 14)
    outline = PLUM if group.name == "block page hosts" else INK
    pen.rect(left, group.y - half, ground.RIGHT - 16 - left, 2 * half, 6, PAPER, outline, 3, "9 6" * group.stand_in)
    room = ground.RIGHT - 32 - left
    if group.name == OTHERS:
        name = listed([machine.label for machine in group.machines], room - 16)
        pen.text(left + 16, group.y + 8, name, bold=True)
        return
    pen.text(left + 16, group.y - 5, group.name, bold=True)
    pen.text(left + 16, group.y + 23, group.where, mono="/" in group.where, fill=INK)
    if group.stand_in:
        pen.text(ground.RIGHT - 30, group.y - 5, "stand-in", fill=GREY, anchor="end")


def _hexagon(pen: Pen, x: float, y: float, width: float) -> None:
    pen.path(f"M{x + 16:g} {y - 20:g}H{x + width - 16:g}l16 20l-16 20H{x + 16:g}l-16 -20z", fill=PAPER, stroke=INK)
    pen.text(x + width / 2, y + 8, "resolver", bold=True, anchor="middle")


def _draw_client(pen: Pen, site: Site) -> None:
    for number, program in enumerate(site.programs):
        words, y = shortened(program, ground.PILL_WORDS, bold=True), site.pill_y(number)
        width = pill_width(words)
        pen.pill(ground.CONTROL_PILL if site.is_control else ground.PILL_END - width, y, words)
        if site.is_control and not number:
            resolver = ground.RIGHT - 16 - 132
            pen.line(ground.CONTROL_PILL + width, y, resolver, y, INK)
            _hexagon(pen, resolver, y, 132)


def _draw_middleboxes(pen: Pen, site: Site, struck: dict[tuple[str, int], str]) -> None:
    """Draw diamonds on the road, and beside the line that hangs down from each one what it does."""
    if not site.middleboxes and not site.is_control:
        _diamond(pen, site.box_x(0), site.road, GHOST, "4 6")
        pen.text(site.box_x(0) + 26, site.road + 42, "no middlebox", fill=GREY)
    signs = {number: sign for (name, number), sign in struck.items() if name == site.name}
    for number, words in site.hanging():
        x = site.box_x(number)
        pen.line(x, site.road + 18, x, words[0][0] - 8, INK, 2.5)
        for y, line in words:
            pen.text(x + 12, y, line, halo=CARD)
    for number in range(len(site.middleboxes))[: 1 if site.is_control else None]:  # the control's stand at one place
        x, sign = site.box_x(number), signs.get(number)
        if site.is_control:
            sign = next(iter(signs.values()), None)
        if sign:
            pen.diamond(x, site.road, sign)
        else:
            _diamond(pen, x, site.road, INK)


def _diamond(pen: Pen, x: float, y: float, outline: str, dash: str = "") -> None:
    pen.path(f"M{x:g} {y - 18:g}l18 18l-18 18l-18 -18z", fill=PAPER, stroke=outline, dash=dash)
