"""Extended DNS errors: how a resolver says why its answer is not the true one (RFC 8914)."""

import enum
from dataclasses import dataclass

import dns.edns
import dns.message

PAYLOAD = 1232  # bytes that fit in a datagram on every road (RFC 9715)


class Reason(enum.Enum):
    """Why a resolver does not give the true answer, in the words of IANA's registry."""

    BLOCKED = "Blocked"  # the operator's own list: its security, its terms
    CENSORED = "Censored"  # somebody else, such as a government, demands it of the operator
    FILTERED = "Filtered"  # the client asked for it
    PROHIBITED = "Prohibited"  # this client may not ask here

    @property
    def code(self) -> int:
        """Its number in the registry."""
        return CODES[self]


CODES = {Reason.BLOCKED: 15, Reason.CENSORED: 16, Reason.FILTERED: 17, Reason.PROHIBITED: 18}
WORDS = {code: reason.value for reason, code in CODES.items()}


@dataclass(frozen=True)
class ExtendedError:
    """One reason in a response: its code, the registered word for it, and a text for people, if there is one."""

    code: int
    word: str
    text: str = ""

    @classmethod
    def of(cls, reason: Reason, text: str = "") -> "ExtendedError":
        return cls(reason.code, reason.value, text)


def explain(response: dns.message.Message, error: ExtendedError) -> None:
    """Add a reason to a response; only one to a query with EDNS may carry it (section 2)."""
    if response.edns >= 0:
        option = dns.edns.EDEOption(error.code, error.text or None)
        response.use_edns(0, response.ednsflags, response.payload, options=[*response.options, option])


def explanations(response: dns.message.Message) -> tuple[ExtendedError, ...]:
    """Return the reasons that a response carries, in order; a code that is none of ours has the library's word."""
    found = [option for option in response.options if isinstance(option, dns.edns.EDEOption)]
    return tuple(
        ExtendedError(int(option.code), WORDS.get(int(option.code), _word(option)), option.text or "")
        for option in found
    )


def _word(option: dns.edns.EDEOption) -> str:
    name = getattr(option.code, "name", "")
    return f"code {int(option.code)}" if not name or name.isdigit() else name.replace("_", " ").capitalize()
