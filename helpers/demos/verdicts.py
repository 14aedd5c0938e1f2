"""What the room should see: sentences that follow from what was told."""

from helpers.demos.told import Told

NO_CHANGE = "The same question, the same answer: here you see no change."
UNEXPLAINED = "The same question, two answers. Ask why before you judge."


def one_answer(told: Told) -> str:
    """Return what one question shows."""
    if told.is_silence:
        return "One question goes out, and no answer comes back."
    if told.is_forged:
        return "One question goes out. Somebody on the road answers before the resolver does."
    if told.has_asked_others:
        return "One question goes out, one answer comes back. The resolver did all the work in between."
    return "One question goes out, one answer comes back. The resolver asked nobody."


def changed(here: Told, abroad: Told) -> str:
    """Return what a provider's answer shows beside the one from abroad."""
    if here.agrees_with(abroad):
        return NO_CHANGE
    if here.is_silence:
        return f"The same question, one answer. At {here.who} nothing came back."
    if here.is_forged:
        return "The same question, two answers. Somebody on the road answered before the provider's resolver."
    if here.is_refused:
        return "The same question, two answers. The provider's resolver refuses to give the true one."
    if here.is_ordered:
        asked = "asked only about another name" if here.has_asked_others else "asked nobody"
        return f"The same question, two answers. The provider's resolver {asked}: its answer is changed."
    return UNEXPLAINED


def two(first: Told, second: Told) -> str:
    """Return what the answers of two providers show."""
    silent = [told.who for told in (first, second) if told.is_silence]
    if len(silent) == 2:
        return "The same question, no answer: nothing came back at either provider."
    if silent:
        return f"The same question, one answer. At {silent[0]} nothing came back."
    altered = [told.who for told in (first, second) if told.is_changed]
    if first.agrees_with(second):
        return "One order, one answer: it is changed in the same way at both." if len(altered) == 2 else NO_CHANGE
    if len(altered) == 2:
        return (
            "One order, two answers: each provider changes it in its own way. The ladders differ, the effect does not."
        )
    return f"The same question, two answers. Only the one at {altered[0]} is changed." if altered else UNEXPLAINED


def lingering(before: Told, soon: Told, fresh: Told, late: Told) -> str:
    """Return what a router shows before the order ends, soon after and later; `fresh` is the resolver's answer."""
    if before.agrees_with(fresh):
        return "The answer is the same before and after, so you cannot see anything linger."
    if not soon.agrees_with(before):
        return "The order has ended. The router says something else at once: what you saw before does not linger."
    if not late.agrees_with(fresh):
        return "The order has ended. A minute later the router still repeats what it remembers."
    return "The order has ended. The router repeats what it remembers until the time is over, then it asks again."


def from_the_root(last: Told) -> str:
    """Return what a walk from the root shows, by its last answer."""
    if last.is_silence or not last.answer.addresses:
        return "Nobody knows the whole way. Each server names the next one; the last one names no address."
    return "Nobody knows the whole way. Each server names the next one; the last one knows the address."
