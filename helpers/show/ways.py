"""Ways: the lanes of a topology, thin lines with round corners that lie on its roads."""

from collections.abc import Sequence

from helpers.show import sites as ground
from helpers.show.doors import Kind
from helpers.show.groups import Group
from helpers.show.lanes import RESOLVER, Lane
from helpers.show.pen import BLUE, PAPER, PLUM, Pen
from helpers.show.sites import Site, Sites

COLOURS = {Kind.ASKED: BLUE, Kind.PAIR: BLUE, Kind.LED: PLUM, Kind.CHANGED: PLUM}
Point = tuple[float, float]


def draw_lanes(pen: Pen, plan: Sites, lanes: Sequence[Lane]) -> None:
    """Draw each lane; those that share a road run side by side."""
    far = [lane for lane in lanes if lane.middlebox is None and lane.target != RESOLVER]
    for lane in lanes:
        site = next(one for one in plan.all if one.name == lane.site)
        aside = [other for other in lanes if other.site == lane.site].index(lane) % 4 * 6 - 9
        trunk = ground.TRUNK + (far.index(lane) % 6 * 4.6 - 11.5 if lane in far else 0)
        group = next((one for one in plan.groups if one.name == lane.target), None)
        if site.is_control:
            _draw_from_the_right(pen, site, lane, group, trunk, aside)
        elif lane.kind is Kind.CHANGED:
            _draw_changed(pen, site, lane, aside)
        else:
            _draw_from_the_left(pen, site, lane, group, trunk, aside)


def _draw_from_the_left(pen: Pen, site: Site, lane: Lane, group: Group | None, trunk: float, aside: float) -> None:
    road, start = site.road + aside, site.pill_y(site.programs.index(lane.program))
    way: list[Point] = [(ground.PILL_END, start), (ground.PROVIDER - 14, start), (ground.PROVIDER - 2, road)]
    if lane.kind is Kind.PAIR:
        way = [(ground.RESOLVER_END, site.resolver)]
        road = site.resolver
    if lane.middlebox is not None:
        way.append((site.box_x(lane.middlebox) - 16, road))
    elif lane.target == RESOLVER:
        way += [(ground.STUB - 6, road), (ground.STUB - 6, site.resolver + 22)]
    elif group is not None:
        way += [(trunk, road), (trunk, group.y + aside), (ground.BOX, group.y + aside)]
    _draw_way(pen, way, lane.kind)


def _draw_from_the_right(pen: Pen, site: Site, lane: Lane, group: Group | None, trunk: float, aside: float) -> None:
    """Draw a way of the control, whose road comes from the right."""
    start = site.pill_y(site.programs.index(lane.program))
    if lane.kind is Kind.PAIR or group is None or lane.middlebox is not None:
        return  # its resolver stands beside it, and its middleboxes on the short road
    end = group.y + aside
    _draw_way(pen, [(ground.CONTROL_PILL, start), (trunk, start), (trunk, end), (ground.BOX, end)], lane.kind)


def _draw_changed(pen: Pen, site: Site, lane: Lane, aside: float) -> None:
    """Draw an answer that was changed: a double line from the resolver down, or from a middlebox back."""
    if lane.middlebox is not None:
        pen.arrow(site.box_x(lane.middlebox) - 16, ground.PROVIDER - 6, site.road + aside, "changed")
        return
    x, bottom = ground.STUB + 12, site.road - 4
    for beside in (-3.5, 3.5):
        pen.line(x + beside, site.resolver + 22, x + beside, bottom - 15, PLUM, 3)
    pen.path(f"M{x:g} {bottom:g}l-12 -18h24z", fill=PLUM)


def _draw_way(pen: Pen, points: list[Point], kind: Kind) -> None:
    """Draw a line through points, round at its corners; where a changed answer led, its head is not filled."""
    colour = COLOURS[kind]
    d = f"M{points[0][0]:g} {points[0][1]:g}"
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        into, out = _towards(here, before), _towards(here, after)
        d += f"L{into[0]:g} {into[1]:g}Q{here[0]:g} {here[1]:g} {out[0]:g} {out[1]:g}"
    (x0, y0), (x, y) = points[-2:]
    across = (x > x0) - (x < x0)
    down = 0 if across else (y > y0) - (y < y0)
    x, y = x - 3 * across, y - 3 * down  # the head has an outline
    pen.path(f"{d}L{x - 15 * across:g} {y - 15 * down:g}", stroke=colour, width=4)
    side = f"l{-16 * across:g} -9v18z" if across else f"l-9 {-16 * down:g}h18z"
    pen.path(f"M{x:g} {y:g}{side}", fill=PAPER if kind is Kind.LED else colour, stroke=colour)


def _towards(corner: Point, other: Point) -> Point:
    """Return the point on the way from a corner to another where its rounding begins."""
    dx, dy = other[0] - corner[0], other[1] - corner[1]
    length = max((dx * dx + dy * dy) ** 0.5, 1.0)
    part = min(8.0, length / 2) / length
    return round(corner[0] + dx * part, 1), round(corner[1] + dy * part, 1)
