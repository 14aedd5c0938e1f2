"""The switches: what somebody does.  Each can be on or off alone; a scenario is a name for some of them."""

import dataclasses
from dataclasses import dataclass

from helpers.case import Lever


@dataclass(frozen=True)
class Switches:
    """Which remedies there are, whether names are blocked, and whether the company can be pressed.

    ValueError for a switch that is neither True nor False.
    """

    removal: bool = False  # channels reported before the first day are judged at once; removed if found to break a rule
    channel: bool = False  # reports go through a direct channel from the first day on
    moderators: bool = False  # reports are read by moderators who know language and culture
    block: bool = False  # names are blocked: no reading through web and links, but for those who go around
    pressure: bool = False  # the company may set up the direct channel on any day, with a chance

    def __post_init__(self) -> None:
        for one in dataclasses.fields(self):
            value = getattr(self, one.name)
            if not isinstance(value, bool):
                raise ValueError(f"the switch {one.name} is {value!r}: give True or False")

    @property
    def levers(self) -> tuple[Lever, ...]:
        """Return the levers that are on."""
        return tuple(Lever[name.upper()] for name in self._on())

    def _on(self) -> list[str]:
        return [one.name for one in dataclasses.fields(self) if getattr(self, one.name)]

    def __str__(self) -> str:
        return f"Switches({', '.join(f'{name}=True' for name in self._on())})"


NOTHING = "nothing"
SCENARIOS = {
    NOTHING: Switches(),
    "removal once": Switches(removal=True),
    "direct channel": Switches(channel=True),
    "moderators": Switches(moderators=True),
    "all three": Switches(removal=True, channel=True, moderators=True),
    "block": Switches(block=True),
    "block, pressure": Switches(block=True, pressure=True),
}
