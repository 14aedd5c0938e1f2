"""Two hints for each exercise, and what to do after them.  The notebooks say the same in their <details>."""

from helpers.lesson.exercises import exercise_of
from helpers.lesson.panel import Line, Panel

HINTS = {
    "00-list": (
        "A host name is the part between https:// and the next /.",
        "One line is enough. The name of a site's page is where every visit begins.",
    ),
    "01-resolver": (
        "Lines 1 and 3 need an address. Look at the cells in section 1: which addresses did you ask first and next?",
        "Line 2 gives back what ask returned. In line 3 it is the address in the referral: answer.referral.address.",
    ),
    "01-message": (
        "The code stands behind the word status. It is in capital letters.",
        "The zone is the first word below AUTHORITY SECTION. The line with A below ADDITIONAL SECTION has an address.",
    ),
    "02-list": (
        "One line for the page. Two lines for each data centre.",
        "For pluto write pluto.web.telegram.org and pluto-1.web.telegram.org. Then do the same for the other four.",
    ),
    "02-wildcard": (
        "All ten hosts end in the same three words.",
        "A wildcard begins with *. and does not catch the name after it.",
    ),
    "03-steps": (
        "Who has a name must ask first. Who has an address can connect.",
        "The doors come in order. Then the web client asks for a second name.",
    ),
    "03-evening": (
        "Which name does the web client ask for after the page?",
        "The changed answer leads to a block page's machine. What can it not prove?",
    ),
    "04-sums": (
        "Take sum(surabaya.parts) from surabaya.said.",
        "Look for a month as large as watch_gap without its sign.",
    ),
    "04-article": (
        "Was it done, or still to come? Who does it?",
        "Section 2: done, done, under way. Look at the verbs.",
    ),
}
_given: dict[str, int] = {}  # how many hints of each exercise this kernel has shown


def hint(exercise: str) -> Panel:
    """Give the next hint; after the last one say how to see the solution, then begin again with the first.

    LookupError names the exercises that there are.
    """
    exercise_of(exercise)
    hints = HINTS.get(exercise, ())
    number = _given.get(exercise, 0)
    if number < len(hints):
        _given[exercise] = number + 1
        return Panel((Line("HINT", f"{number + 1} of {len(hints)}: {hints[number]}"),))
    _given.pop(exercise, None)
    return Panel((Line("HINT", f'There is no other hint. To see the solution: lesson.reveal("{exercise}")'),))
