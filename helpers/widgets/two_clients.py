"""Two clients at the four doors: switch what is blocked and who is asked, and see which client stops where."""

import ipywidgets

from helpers import case, transports
from helpers.censor import middlebox
from helpers.censor.policy import Policy
from helpers.classroom import Internet
from helpers.failures import outcome
from helpers.show import Journey, Picture, State, journeys
from helpers.widgets.base import LessonWidget, Shown, button, choice, sized
from helpers.widgets.own_classroom import obey, own_classroom
from helpers.widgets.strips_picture import draw

NONE, PAGE, ELEVEN, WILDCARD, NOW = (
    "none",
    "the page",
    "the eleven names",
    "*.telegram.org",
    "what the provider does now",
)
NAMES = {PAGE: ["web.telegram.org"], WILDCARD: ["*.telegram.org"], ELEVEN: [row.name for row in case.names()]}
PROVIDERS, OFF, DOH = "the provider's", "off", "abroad, over DoH"
RESOLVERS = (PROVIDERS, OFF, DOH)
PREFIX = next(row.prefix for row in case.prefixes() if not row.stands_in_for)
FOOT = (
    "Classroom replay. Telegram's web hosts stand at invented addresses outside this prefix:",
    "no source gives their addresses of 2017. Over DoH the question is encrypted.",
    "This is a what if: DoH was not there as it is today.",
)


def doors(
    names: str = ELEVEN,
    prefix: bool = False,
    resolver: str = PROVIDERS,
    provider: str = "Telkomsel",
    internet: Internet | None = None,
) -> Picture:
    """Return at which doors the web client and the app stop, having really connected in a classroom of its own.

    `names` are blocked by the provider's resolver: "none", "the page", "the eleven names" or "*.telegram.org";
    with `internet` also "what the provider does now".  With `prefix` nothing to Telegram's own addresses gets
    through.  `resolver`: "the provider's", "off" or "abroad, over DoH".  LookupError for anything else, and for a
    provider without a record on the day of `internet`.
    """
    return draw(walk(names, prefix, resolver, provider, internet), FOOT)


def walk(names: str, prefix: bool, resolver: str, provider: str, internet: Internet | None) -> list[Journey]:
    """Return the two journeys that `doors` draws."""
    as_now = names == NOW and internet is not None
    own = own_classroom(internet, as_now)
    place, client = own.provider(provider), own.client(provider)
    if not as_now:
        obey(place, _policy(names, place.block_answer or "CNAME ."))
    if prefix:
        place.middleboxes.append(middlebox.drop(middlebox.to_prefixes(PREFIX)))
    if resolver == OFF:
        place.switch_off_resolver()
    elif resolver == DOH:
        client.stub.use(own.resolver("abroad"), transports.DOH)
    elif resolver != PROVIDERS:
        raise LookupError(f"no resolver {resolver!r}; there are: {', '.join(RESOLVERS)}")
    with own.capture() as capture:
        outcome(client.web.connect)
        outcome(client.app.connect)
    return journeys(capture)


def _policy(names: str, answer: str) -> Policy | None:
    if names != NONE and names not in NAMES:
        raise LookupError(f"no names {names!r}; there are: {', '.join([NONE, *NAMES])}")
    return Policy.for_names(NAMES[names], answer) if names in NAMES else None


class TwoClients(LessonWidget):
    """Its controls: Names blocked, Resolver, the prefix; Reset."""

    title = "Which client stops, and at which door?"

    def __init__(self, internet: Internet | None, provider: str, names: str) -> None:
        self.internet, self.provider = internet, provider
        own_classroom(internet).provider(provider)
        choices = [NONE, *NAMES, *([NOW] if internet is not None else [])]
        self.names = choice("Names blocked", choices, names, "220px")
        self.resolver = choice("Resolver", RESOLVERS, PROVIDERS, "180px")
        self.prefix = sized(ipywidgets.Checkbox(description=f"{PREFIX} blocked", value=False, indent=False), "auto")
        super().__init__([self.names, self.resolver, self.prefix, button("Reset", self.reset)])

    def show(self) -> Shown:
        """Return where both clients stop, and for which of them that has changed."""
        names, prefix, resolver = self.names.value, self.prefix.value, self.resolver.value
        walked = walk(names, prefix, resolver, self.provider, self.internet)
        words = [repr(names), repr(prefix), repr(resolver), repr(self.provider)]
        words += ["internet=internet"] if self.internet is not None else []
        picture = draw(walked, FOOT)
        sentences = [*map(_end, walked), *_change(picture.title, self.shown)]
        return Shown(picture, " ".join(sentences), f"widgets.doors({', '.join(words)})")


def _end(one: Journey) -> str:
    """Return how a visit ended, and why, as a sentence."""
    if one.shut_at:
        return f"The {one.client} stops at door {one.shut_at}, {one.shut_at.name.lower()}: {one.why_shut}."
    asks = one.state(one.first) is not State.UNUSED and one.first == 1
    return f"The {one.client} {one.outcome}{'' if asks else ': it asks for no name'}."


def _change(now: str, before: Shown | None) -> list[str]:
    """Return what has changed since the last picture: titles name both clients, and how their visits end."""
    if before is None:
        return []
    changed = [then for then, end in zip(before.picture.title.split(". "), now.split(". "), strict=True) if then != end]
    return [f"Before: {', '.join(changed)}." if changed else "Nothing changed for either."]


def two_clients(internet: Internet | None = None, provider: str = "Telkomsel", names: str = ELEVEN) -> TwoClients:
    """Return a widget with the web client and the app side by side at the four doors.

    They connect in a classroom of the widget's own; with `internet` one may also choose what the provider does
    there now.  Raises LookupError for a provider or for names that do not exist, and for a provider without a record
    on the day of `internet`.
    """
    return TwoClients(internet, provider, names)
