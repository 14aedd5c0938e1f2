"""Where everybody stands on a topology: numbers only, in units of a card that is 1280 wide and 720 high."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from helpers.censor.middlebox import Middlebox, description
from helpers.censor.policy import Policies, Policy
from helpers.classroom import Internet, Provider
from helpers.endpoint import Machine
from helpers.show.groups import Group, groups_of
from helpers.show.letters import lines_of

TOP, BOTTOM, GAP = 84, 656, 10
PILL_END, PROVIDER, PROVIDER_END, TRUNK, PUBLIC, BOX, RIGHT = 200, 222, 812, 842, 870, 890, 1248
FIRST_BOX, BETWEEN_BOXES, STUB, RESOLVER, RESOLVER_END = 268, 60, 715, 644, 790
CONTROL_PILL, CONTROL_BOX, PILL_WORDS = 926, 898, 138
LINE, ROW, PILL_ROW, GROUP, HEADING, CONTROL = 27, 92, 46, 72, 46, 86
MOST_BOXES = 4


@dataclass(frozen=True)
class Site:
    """A provider, or the vantage point abroad: who is plugged in there, and what stands on its road."""

    name: str
    orders: str  # of its resolver's policy
    middleboxes: tuple[Middlebox, ...]
    programs: tuple[str, ...]  # those of its client that a capture shows
    top: float = 0
    height: float = 0

    is_control: bool = False  # it stands at the bottom right, inside the public internet

    @property
    def needs(self) -> float:
        """The least height of its place."""
        if self.is_control:
            lines = sum(len(self._lines(number)) for number in range(len(self.middleboxes)))
            return CONTROL + LINE * lines + PILL_ROW * (len(self.programs) - 1)
        return max(ROW + LINE * max(1, len(self.middleboxes)), PILL_ROW * len(self.programs) + 20)

    @property
    def resolver(self) -> float:
        """The height at which its resolver stands."""
        return self.top + 28 + (0 if self.is_control else (self.height - self.needs) / 6)

    @property
    def road(self) -> float:
        """The height at which its road runs."""
        if self.is_control:
            return self.top + 56
        return self.top + 70 + (self.height - ROW - LINE * max(1, len(self.middleboxes))) / 2

    def box_x(self, number: int) -> float:
        """Return where a middlebox stands on the road; those of the control stand at one place."""
        return CONTROL_BOX if self.is_control else FIRST_BOX + BETWEEN_BOXES * number

    def pill_y(self, number: int) -> float:
        """Return the height of a program."""
        return self.road + PILL_ROW * (number - (0 if self.is_control else (len(self.programs) - 1) / 2))

    def hanging(self) -> list[tuple[int, list[tuple[float, str]]]]:
        """Return for each middlebox its number and what it does, in lines with their heights: the last one on top."""
        found, y = [], self.road + 43 + PILL_ROW * (len(self.programs) - 1) * self.is_control
        for number in reversed(range(len(self.middleboxes))):
            lines = self._lines(number)
            found.append((number, [(y + LINE * place, line) for place, line in enumerate(lines)]))
            y += LINE * len(lines)
        return found

    def _lines(self, number: int) -> list[str]:
        room = (RIGHT if self.is_control else PROVIDER_END) - 12 - self.box_x(number) - 12
        return lines_of(description(self.middleboxes[number]), room, most=2 if self.is_control else 1)

    def describe(self) -> str:
        """Return the site in a sentence."""
        boxes = "; ".join(map(description, self.middleboxes)) or "no middlebox"
        return f"{self.name}: a client, and a resolver with {self.orders}; on the road: {boxes}."


@dataclass(frozen=True)
class Sites:
    """The whole picture."""

    rows: tuple[Site, ...]
    control: Site | None  # the vantage point abroad, at the bottom right
    groups: tuple[Group, ...]

    @property
    def all(self) -> tuple[Site, ...]:
        return (*self.rows, *([self.control] if self.control else []))

    def group_of(self, label: str) -> Group | None:
        """Return the group in which a machine stands, by what pictures call it."""
        names = label.split(", ")  # servers that a resolver asked may be named together
        return next((group for group in self.groups for one in group.machines if one.label in names), None)


def sites(
    internet: Internet,
    chosen: Sequence[str] | None = None,
    programs: Mapping[str, Sequence[str]] = {},
    strangers: Sequence[Machine] = (),
) -> Sites:
    """Lay out the providers and the public internet: the chosen providers, or those that captures show, or what fits.

    `programs` are those that captures show, by provider; `strangers` are machines that the classroom has no row for.
    Raises ValueError with the remedy for more than a picture can hold, LookupError for a provider that is not there.
    """
    providers = list(map(internet.provider, chosen)) if chosen is not None else _choice(internet, programs)
    found = [_site(provider, tuple(programs.get(provider.name, ()))) for provider in providers]
    control = next((one for one, provider in zip(found, providers, strict=True) if provider.is_abroad), None)
    rows = [one for one in found if one is not control] or found
    if control is not None:
        control = _at_the_bottom(control) if control not in rows else None
    crowded = next((one for one in found if len(one.middleboxes) > MOST_BOXES), None)
    if crowded:
        raise ValueError(f"{len(crowded.middleboxes)} middleboxes at {crowded.name}: a picture shows {MOST_BOXES}")
    free = BOTTOM - TOP - GAP * (len(rows) - 1) - sum(one.needs for one in rows)
    if not rows:
        raise ValueError("a topology needs a provider: name one, as in providers=['Telkomsel']")
    if free < 0:
        names = ", ".join(one.name for one in found)
        raise ValueError(f"{names} with their middleboxes do not fit: name some, as in providers=[{found[0].name!r}]")
    placed, top = [], float(TOP)
    for one in rows:
        height = one.needs + free / len(rows)
        placed.append(_moved(one, top, height))
        top += height + GAP
    groups = _placed(groups_of(internet, strangers), control.top if control else BOTTOM)
    return Sites(tuple(placed), control, groups)


def _choice(internet: Internet, programs: Mapping[str, Sequence[str]]) -> list[Provider]:
    """Return those that captures show, else as many as fit, the ones plugged in by the reader first; and abroad."""
    abroad = [one for one in internet.providers if one.is_abroad][:1]
    if programs:
        return [one for one in internet.providers if one.name in programs or one in abroad]
    own = [one for one in internet.providers if one.name not in internet.cast and not one.is_abroad]
    wanted, room = [], float(BOTTOM - TOP)
    for one in [*own, *(one for one in internet.providers if one not in own and not one.is_abroad)]:
        room -= _site(one, ()).needs + GAP
        if room + GAP >= 0:
            wanted.append(one)
    return [one for one in internet.providers if one in wanted or one in abroad]


def _site(provider: Provider, programs: tuple[str, ...]) -> Site:
    orders = _orders(provider.censor.policy)
    return Site(provider.name, orders, tuple(provider.middleboxes), programs or ("client",))


def _orders(policy: Policy | Policies | None) -> str:
    if policy is None:
        return "no order"
    if isinstance(policy, Policies):
        return f"{len(policy.policies)} policies"
    return f"{len(policy)} order{'s' * (len(policy) != 1)}"


def _at_the_bottom(one: Site) -> Site:
    control = replace(one, is_control=True)
    return _moved(control, BOTTOM - 8 - control.needs, control.needs)


def _moved(one: Site, top: float, height: float) -> Site:
    return replace(one, top=round(top), height=round(height))


def _placed(groups: Sequence[Group], bottom: float) -> tuple[Group, ...]:
    """Stand the groups one below the other, down to a height."""
    step = min((bottom - TOP - HEADING) / len(groups), 130.0)
    if step < GROUP:
        raise ValueError("the programs and middleboxes of the vantage point abroad do not fit: leave it out")
    middles = [round(TOP + HEADING + step * (number + 0.5)) for number in range(len(groups))]
    return tuple(replace(group, y=y) for group, y in zip(groups, middles, strict=True))
