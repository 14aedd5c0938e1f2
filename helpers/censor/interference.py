"""What a middlebox sees, a flow, and what it may do to it: an interference."""

import enum
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from helpers.endpoint import Endpoint


@dataclass(frozen=True)
class Flow:
    """What can be seen from the road: who, where to, and the bytes sent so far."""

    source: str
    destination: Endpoint
    sent: bytes = b""


class Action(enum.Enum):
    DROP = "drop"
    RESET = "reset"
    REDIRECT = "redirect"
    INJECT = "inject"
    THROTTLE = "throttle"


@dataclass(frozen=True)
class Interference:
    """What a middlebox does to a flow; ValueError where a part is missing or wrong."""

    action: Action
    destination: Endpoint | None = None  # REDIRECT: where to instead
    forge: Callable[[bytes], bytes | None] | None = None  # INJECT: the request -> a changed response
    after_seconds: float = 0.005  # INJECT: when the changed response arrives
    bytes_per_second: float | None = None  # THROTTLE

    def __post_init__(self) -> None:
        if not isinstance(self.action, Action):
            raise ValueError(f"{self.action!r} is no action; there are: {', '.join(map(str, Action))}")
        if self.action is Action.REDIRECT and not isinstance(self.destination, Endpoint):
            raise ValueError(f"{self.destination!r} is no destination; write Endpoint('192.0.2.53', 53, 'udp')")
        if self.action is Action.INJECT and not callable(self.forge):
            raise ValueError(f"forge is {self.forge!r}; give a function from the request to the changed response")
        if self.action is Action.INJECT and not (_is_number(self.after_seconds) and self.after_seconds >= 0):
            raise ValueError(f"after_seconds is {self.after_seconds!r}; give a number of seconds, such as 0.005")
        if self.action is Action.THROTTLE and not (_is_number(self.bytes_per_second) and self.bytes_per_second > 0):
            words = f"{self.bytes_per_second!r} bytes a second are none"
            raise ValueError(f"{words}: use drop, or a number above 0")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and math.isfinite(value)
