"""The policy bench: write lines of a response policy and see at once which names they catch, and which they miss."""

import ipywidgets

from helpers import case
from helpers.censor.policy import Policy
from helpers.classroom import Internet
from helpers.show import Picture
from helpers.widgets.base import LessonWidget, Shown, button, choice, sized
from helpers.widgets.coverage_picture import draw
from helpers.widgets.own_classroom import own_classroom, policy_of
from helpers.widgets.tried import SCHEMES, Tried, try_policy

MY_OWN, ONE_NAME, ELEVEN, WILDCARD, NOW = (
    "my own lines",
    "telegram.org alone",
    "the eleven names",
    "*.telegram.org",
    "what the provider does now",
)
FILE_NAME = "your list"


def policy_coverage(
    lines: str, provider: str = "Telkomsel", scheme: str = SCHEMES[0], internet: Internet | None = None
) -> Picture:
    """Return which names of the record the lines of a response policy (RPZ) catch, and what a browser then shows.

    Every name is really visited, in a classroom in memory of its own; see `own_classroom` for `internet`.
    Raises ZoneFileError (a ValueError) for a line that can't be read, LookupError for a provider or scheme
    ("https://" or "http://") that does not exist and for a provider without a record on the day of `internet`.
    """
    return draw(try_policy(own_classroom(internet), Policy.from_text(lines, FILE_NAME), provider, scheme))


class PolicyBench(LessonWidget):
    """Its controls: Provider, Start with, Address begins with, Lines; Reset."""

    title = "Which names does your list catch?"

    def __init__(self, internet: Internet | None, provider: str, lines: str | None) -> None:
        self.internet, self.own = internet, own_classroom(internet)
        self.provider = choice("Provider", [one.name for one in self.own.providers], provider)
        starts = [MY_OWN, ONE_NAME, ELEVEN, WILDCARD, *([NOW] if internet is not None else [])]
        self.start = choice("Start with", starts, ONE_NAME if lines is None else MY_OWN, "250px")
        self.scheme = choice("Address begins with", SCHEMES, SCHEMES[0])
        self.lines = sized(ipywidgets.Textarea(description="Lines", value=lines or "", rows=6), "100%")
        self._mine, self._offered = lines or "", ("", "")
        super().__init__([self.provider, self.start, self.scheme, button("Reset", self.reset), self.lines])

    def fit(self) -> None:
        """Let the lines be those that were chosen; edited, they are the reader's own, which are kept."""
        chosen = (self.start.value, self.provider.value)
        if chosen == self._offered and self.lines.value != self._start():
            self.start.value = MY_OWN
        elif chosen != self._offered:
            self.lines.value = self._start()
        if self.start.value == MY_OWN:
            self._mine = self.lines.value
        self._offered = (self.start.value, self.provider.value)

    def show(self) -> Shown:
        """Return what the lines catch."""
        lines, provider, scheme = self.lines.value, self.provider.value, self.scheme.value
        policy = Policy.from_text(lines, FILE_NAME)
        tried = try_policy(self.own, policy, provider, scheme)
        words = [repr(lines), repr(provider), repr(scheme)]
        words += ["internet=internet"] if self.internet is not None else []
        return Shown(draw(tried), _sentence(tried, policy), f"widgets.policy_coverage({', '.join(words)})")

    def _start(self) -> str:
        """Return the lines that the choice stands for, with the answer that this provider is known to give."""
        answer = self.own.provider(self.provider.value).block_answer or "CNAME ."
        if self.start.value == MY_OWN:
            return self._mine
        if self.start.value == NOW:
            policy = policy_of(self.internet.provider(self.provider.value))
            return f"{policy}\n" if policy is not None and str(policy) else "; no line: it changes nothing now\n"
        names = {ONE_NAME: ["telegram.org"], ELEVEN: [row.name for row in case.names()], WILDCARD: ["*.telegram.org"]}
        return "".join(f"{name} {answer}\n" for name in names[self.start.value])


def _sentence(tried: tuple[Tried, ...], policy: Policy) -> str:
    listed, others = [one for one in tried if one.listed], [one for one in tried if not one.listed]
    missed, too_much = sum(not one.caught for one in listed), sum(one.caught for one in others)
    words = f"{len(listed)} listed names: {len(listed) - missed} caught, {missed} missed (underblocking)."
    words += f" {len(others)} other names: {too_much} caught too (overblocking)."
    if policy.ignored:
        words += f" Ignored: {policy.ignored[0]}."
    return words


def policy_bench(
    internet: Internet | None = None, provider: str = "Telkomsel", lines: str | None = None
) -> PolicyBench:
    """Return a widget for the lines of a response policy: it shows at once which names they catch.

    It begins with `lines`, or with the one name telegram.org, and tries them in a classroom of its own, whose
    providers do what those of `internet` do now.  Raises LookupError for a provider that does not exist and for one
    without a record on the day of `internet`, ZoneFileError (a ValueError) for a line that can't be read.
    """
    return PolicyBench(internet, provider, lines)
