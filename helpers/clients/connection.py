"""A connection: what Telegram, in the browser or as an app, tried in order, and which attempt was answered."""

from dataclasses import dataclass

from helpers.failures import NetworkFailure
from helpers.protocols.mtproto import ResPq


@dataclass(frozen=True)
class Attempt:
    """One thing that was tried, and how it failed; no failure means that it was answered."""

    aim: str
    failure: NetworkFailure | None = None

    def __str__(self) -> str:
        return f"{self.aim}: {self.failure.failure if self.failure else 'answered'}"


@dataclass(frozen=True)
class Connection:
    """Attempts in order; the last one is the one that was answered, with resPQ."""

    program: str
    attempts: tuple[Attempt, ...]
    res_pq: ResPq

    @property
    def answered(self) -> str:
        """The aim of the attempt that was answered."""
        return self.attempts[-1].aim

    def __repr__(self) -> str:
        return f"<Connection of the {self.program}: {self.answered} answered>"
