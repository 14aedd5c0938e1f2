"""Check of what a reader finds in one message: the referral that org.'s server gives for web.telegram.org."""

from helpers.clients.stub import read_name
from helpers.lesson.compare import UNFILLED
from helpers.lesson.panel import Line

CODE, ZONE, SERVER = "NOERROR", "telegram.org.", "ns.telegram.org."
ADDRESSES = ("198.51.100.53", "2001:db8:198::53")


def read_a_message(found: object) -> Line:
    """Check three words: the response code, the zone that the server refers to, and the address to ask next."""
    if not isinstance(found, tuple | list) or len(found) != 3:
        return Line("NOT YET", "Give the three values in this order: code, zone, address.")
    code, zone, address = (str(part).strip().strip(";,") for part in found)
    if UNFILLED in (code, zone, address):
        return Line("NOT YET", 'There is still a "?". Each value stands in the message above.')
    if code.upper() != CODE:
        if code.upper() == "NXDOMAIN":
            return Line("NOT YET", "NXDOMAIN would mean: no such name. This server only says that others know it.")
        return Line("NOT YET", f"The code is not {code}. Look for the word status in the second line.")
    if address in ("203.0.113.11", "198.51.100.10"):
        return Line("NOT YET", f"{address} does not stand in this message. Look below ADDITIONAL SECTION.")
    if address not in ADDRESSES:
        return Line("NOT YET", f"You can't ask {address} next. An address is a number: see ADDITIONAL SECTION.")
    if _as_name(zone) == SERVER:
        return Line("NOT YET", f"{zone} is the zone's server. The zone stands at the beginning of the NS line.")
    if _as_name(zone) != ZONE:
        return Line("NOT YET", f"The zone is not {zone}. The NS line begins with the zone: see AUTHORITY SECTION.")
    return Line("PASS", f"The code is {CODE}, and yet there is no answer: the server of org. sends you to {ZONE}")


def _as_name(text: str) -> str:
    """Return a name as dig prints it; what is no name stays as it is."""
    try:
        return read_name(text).to_text().lower()
    except ValueError:
        return text
