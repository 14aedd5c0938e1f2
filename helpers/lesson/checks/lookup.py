"""Check of a resolver that the reader wrote: it looks up five names in a small internet of its own.

Every question is counted, and every step of the reader's code: a loop without
an end is met with a sentence.
"""

import ast
import contextlib
import inspect
import sys
import textwrap
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import dns.rcode

from helpers import case, transports
from helpers.classroom import Internet
from helpers.clients.stub import Answer, Referral
from helpers.endpoint import is_address
from helpers.failures import NetworkFailure
from helpers.lesson.compare import UNFILLED
from helpers.lesson.panel import Line
from helpers.network.memory import MemoryNetwork
from helpers.servers.authoritative import AuthoritativeServer, Zone

ROOT = "198.41.0.4"
MISSING = "nobody.telegram.org"
DEEPEST = "catalogue.library.campus.example"
NAMES = ("web.telegram.org", "bakery.example", "t.me", MISSING, DEEPEST)
MOST_QUESTIONS = 12  # for one name; the longest way here needs four
MOST_STEPS = 20_000  # events in the reader's code, for one name

DEEPER = {  # zones two steps below example., and the addresses of their servers: all invented
    "example.": ("203.0.113.10", "campus NS ns.campus\nns.campus A 203.0.113.90"),
    "campus.example.": ("203.0.113.90", "@ NS ns\nns A 203.0.113.90\nlibrary NS ns.library\nns.library A 203.0.113.91"),
    "library.campus.example.": ("203.0.113.91", "@ NS ns\nns A 203.0.113.91\ncatalogue A 203.0.113.92"),
}


class _StopError(BaseException):
    """The reader's resolver need not go on; the sentence says why.  Its own `except Exception` must not catch it."""


def write_a_resolver(resolver: object) -> Line:
    """Check a function of (ask, name) that is to return the answer of the server that knows the name."""
    if not callable(resolver):
        return Line("NOT YET", "This is no function. Give its name without brackets: my_resolver.")
    if _catches_its_own_end(resolver):
        return Line("NOT YET", "A bare except in your loop catches even what would end it. Write: except Exception.")
    internet = _internet()
    ways = []
    for name in NAMES:
        errand = _Errand(internet, name)
        try:
            errand.judge(errand.run(resolver))
        except _StopError as reason:
            return Line("NOT YET", f"{name}: {reason}")
        ways.append(errand.asked)
    steps = " -> ".join([*ways[-1], "203.0.113.92"])
    return Line(
        "PASS",
        f"Your resolver finds four names from the root down, and says that {MISSING} does not exist. "
        f"Its longest way: {steps}.",
    )


class _Errand:
    """One name that the reader's resolver looks up."""

    def __init__(self, internet: Internet, name: str) -> None:
        self._stub, self._name = internet.client("abroad").stub, name
        self._resolvers = {provider.resolver.address for provider in internet.providers}
        self.asked: list[str] = []
        self.last: Answer | None = None

    def run(self, resolver: Callable[..., Any]) -> Any:
        """Return what the resolver gives back; raise _StopError with the reason if it never does."""
        try:
            with _few_steps(resolver):
                return resolver(self._ask, self._name)
        except (Exception, SystemExit) as error:
            raise _StopError(f"your function stopped with {type(error).__name__}: {error}.") from error

    def judge(self, given: Any) -> None:
        """Raise _StopError with the reason if this is not the answer of the server that knows."""
        if not self.asked:
            raise _StopError("your function asked nobody. It must call ask(server, name).")
        if isinstance(given, str) and given == UNFILLED:
            raise _StopError('the answer is there, but line 2 still holds "?". What does your resolver give back?')
        if given is None:
            raise _StopError("your function gave nothing back. A line with return must hold the answer.")
        if isinstance(given, Answer) and given.referral is not None:
            raise _StopError(
                f"you gave back a referral to {given.referral.zone} Nobody knows the address yet. Ask on: line 3."
            )
        if isinstance(given, Answer) and given is self.last and not self._is_known(given):
            raise _StopError(
                f"{self.asked[-1]} does not know this name: {given!r}. Ask whom each referral names: line 3."
            )
        if given in self.asked or str(given) in self.asked:
            raise _StopError(f"{given} is the address of a server that you asked. Give back what it answered: line 2.")
        if given is not self.last:
            words = (
                "the right addresses, but not the whole answer" if given == self.last.addresses else "not the answer"
            )
            raise _StopError(f"you gave back {given!r}. That is {words}. Give back what ask returned: line 2.")

    def _is_known(self, answer: Answer) -> bool:
        return answer.rcode == dns.rcode.NXDOMAIN if self._name == MISSING else bool(answer.addresses)

    def _ask(self, server: Any, name: Any) -> Answer:
        """Ask a server, as the reader's resolver does; raise _StopError where it need not go on."""
        line = "line 3" if self.asked else "line 1"
        if isinstance(server, str) and server == UNFILLED:
            raise _StopError(f'{line} still holds "?". Whose address do you ask {"next" if self.asked else "first"}?')
        if isinstance(server, Referral):
            raise _StopError(f"{line}: you can ask an address, and this is a whole referral. Which part of it is one?")
        if not is_address(server):
            raise _StopError(f"{line}: {server!r} is no address. A server is asked by its address, such as {ROOT}.")
        if not self.asked:
            self._check_first(server)
        self.asked.append(server)
        if len(self.asked) > MOST_QUESTIONS:
            raise _StopError(_round_and_round(self.asked))
        try:
            self.last = self._stub.ask(server, name)
        except ValueError as error:
            raise _StopError(f"{error}.") from error
        except NetworkFailure as error:
            raise _StopError(f"{line}: no DNS server answers at {server}.") from error
        return self.last

    def _check_first(self, server: str) -> None:
        if server == ROOT:
            return
        if server in self._resolvers:
            raise _StopError(f"line 1: {server} is a resolver. It would do the work for you. Begin at the root.")
        raise _StopError(f"line 1: {server!r} is not the root server's address. That one answers for every name.")


def _round_and_round(asked: list[str]) -> str:
    again = asked[-1]
    if len(set(asked[1:])) == 1:
        return f"you asked {again} again and again, and it says the same each time. Line 3: ask whom it names."
    return f"you asked {len(asked)} times, and {again} again. Line 3: ask whom the last answer names."


def _catches_its_own_end(resolver: Callable[..., Any]) -> bool:
    """Say whether a loop of the reader's code catches everything: then neither this check nor Ctrl-C could end it."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(resolver)))
    except (OSError, TypeError, SyntaxError):  # no source to read: a class, a built-in function
        return False
    loops = [node for node in ast.walk(tree) if isinstance(node, ast.While)]
    handlers = [node for loop in loops for node in ast.walk(loop) if isinstance(node, ast.ExceptHandler)]
    return any(one.type is None or "BaseException" in ast.unparse(one.type) for one in handlers)


@contextlib.contextmanager
def _few_steps(resolver: Callable[..., Any]) -> Iterator[None]:
    """Stop the reader's code inside the with block after MOST_STEPS events."""
    code, before, left = getattr(resolver, "__code__", None), sys.gettrace(), MOST_STEPS

    def count(frame: FrameType, _event: str, _: Any) -> Any:
        nonlocal left
        if code is None or frame.f_code.co_filename != code.co_filename:
            return None
        frame.f_trace_opcodes = True  # in 3.11 and 3.13 `while True: pass` makes no other event; 3.12 tells of lines
        left -= 1
        if left < 0:
            raise _StopError("your loop has no end. It must call ask(server, name), and end with return.")
        return count

    sys.settrace(count)
    try:
        yield
    finally:
        sys.settrace(before)


def _internet() -> Internet:
    """Return the classroom in memory, with a name that lies behind three referrals."""
    internet = Internet(MemoryNetwork(), "before")
    for origin, (address, records) in DEEPER.items():
        known = case.zone_text(origin) if origin in case.zones() else ""
        zone = Zone.from_text(f"{known}\n$ORIGIN {origin}\n$TTL 300\n{records}\n", origin)
        transports.serve(internet.network, AuthoritativeServer(zone), address)
    return internet
