"""Live DNS demos for the projector: one call each.

from helpers import demos
demos.ask()
demos.from_the_root()
demos.changed_answer()
demos.two_providers()
demos.browser_and_app()
demos.lingering()

Each runs in a classroom of its own.  With `where="live"` it makes ordinary
look-ups of a harmless name at this computer's own resolver; without a network
it shows a recorded answer.
"""

from helpers.demos import in_classroom, live
from helpers.demos.demo import Demo

__all__ = ["Demo", "ask", "browser_and_app", "changed_answer", "from_the_root", "lingering", "two_providers"]

NAME = "web.telegram.org"
PLACES = ("classroom", "live")


def ask(name: str = NAME, vantage_point: str = "abroad", rdtype: str = "A", where: str = "classroom") -> Demo:
    """Ask a resolver for a name, as every program does.

    Raises ValueError for what is no name, type or place, LookupError for an unknown vantage point.
    """
    return live.ask() if _is_live(where) else in_classroom.ask(name, vantage_point, rdtype)


def from_the_root(name: str = NAME, where: str = "classroom") -> Demo:
    """Ask for a name by hand, from the root down, referral by referral (RFC 1034 section 4.3.1).

    Raises ValueError for what is no name or place.
    """
    return live.from_the_root() if _is_live(where) else in_classroom.from_the_root(name)


def changed_answer(name: str = NAME, provider: str = "Telkomsel", where: str = "classroom") -> Demo:
    """Ask the same question at a provider under the order and abroad.

    Raises ValueError for what is no name or place, LookupError for an unknown provider.
    """
    return live.changed_answer() if _is_live(where) else in_classroom.changed_answer(name, provider)


def two_providers(name: str = NAME, providers: tuple[str, str] = ("Telkomsel", "XL"), where: str = "classroom") -> Demo:
    """Ask the same question at two providers under the order.

    Raises ValueError for what is no name, pair or place, LookupError for an unknown provider.
    """
    if not isinstance(providers, tuple | list) or [type(one) for one in providers] != [str, str]:
        raise ValueError(f'{providers!r} is not two providers; write them like this: ("Telkomsel", "XL")')
    return live.two_providers() if _is_live(where) else in_classroom.two_providers(name, providers)


def browser_and_app(provider: str = "Telkomsel", where: str = "classroom") -> Demo:
    """Let Telegram in the browser and the app connect at a provider under the order.

    Raises ValueError for what is no place, LookupError for an unknown provider.
    """
    return live.browser_and_app() if _is_live(where) else in_classroom.browser_and_app(provider)


def lingering(name: str = NAME, provider: str = "Telkomsel", where: str = "classroom") -> Demo:
    """Ask a provider's resolver and a home router behind it, before and after the order ends.

    Raises ValueError for what is no name or place, LookupError for an unknown provider.
    """
    return live.lingering() if _is_live(where) else in_classroom.lingering(name, provider)


def _is_live(where: str) -> bool:
    if where not in PLACES:
        raise ValueError(f"no place {where!r}; a demo runs in: {', '.join(PLACES)}")
    return where == "live"
