"""Checks of the steps of two clients, and of the evening of 10 August 2017."""

import functools
import re
from collections.abc import Iterable

from helpers import case
from helpers.classroom import Internet
from helpers.clients import Client
from helpers.failures import outcome
from helpers.lesson.doors import read_door
from helpers.lesson.panel import Line
from helpers.lesson.steps import APP, HOST, STEPS, WEB
from helpers.network.memory import MemoryNetwork
from helpers.show import Door, journeys

EVENING, NETWORK = "2017-08-10 evening", "Detik's network"
BY_NUMBER = {step.number: step for step in STEPS}


def order_the_steps(answer: object) -> Line:
    """Check two lists of step numbers, the web client's and the app's; say which step is wrong first, and why."""
    if not isinstance(answer, list | tuple) or len(answer) != 2:
        return Line("NOT YET", "Two lists are needed: the web client's steps, then the app's.")
    for client, said in zip((WEB, APP), answer, strict=True):
        try:
            wrong = _first_mistake(client, _numbers(said))
        except ValueError as error:
            return Line("NOT YET", f"The {client}'s list: {error}.")
        if wrong:
            return Line("NOT YET", f"The {client}'s list: {wrong}.")
    return Line("PASS", "Both orders are right: six steps from a name to venus, two from an address to a data centre.")


def explain_the_evening(answer: object) -> Line:
    """Check a door and one host name or some: which door is shut that evening, and whose changed answers do it."""
    if not isinstance(answer, list | tuple) or len(answer) != 2:
        return Line("NOT YET", "Two things are needed: the door, then the names.")
    door, names = read_door(answer[0]), _names(answer[1])
    if door is None:
        return Line("NOT YET", "The door is a number: 1 name, 2 connection, 3 certificate, 4 page.")
    shut, causes = evening()
    if door is not shut:
        return Line("NOT YET", _other_door(door))
    if not names:
        return Line("NOT YET", f"Door {shut} is right. Now the names: which host did the web client ask for then?")
    wrong = next((name for name in names if name not in causes), None)
    if wrong is not None:
        return Line("NOT YET", _no_cause(wrong))
    if causes[0] not in names:
        return Line(
            "NOT YET", f"{names[0]} is asked later, or for some people only. Which host comes right after the page?"
        )
    return Line(
        "PASS",
        f"The page is back, and the answer for {causes[0]} is still changed. "
        f"So the browser meets another machine, and door {shut} stays shut.",
    )


@functools.cache
def evening() -> tuple[Door, tuple[str, ...]]:
    """Return the door that is shut for the web client on that evening, and the API hosts whose answers are changed.

    The first host is the one that the web client asks for right after the page.
    """
    internet = Internet(MemoryNetwork(), EVENING)
    there, abroad = internet.client(NETWORK), internet.client("abroad")
    with internet.capture() as capture:
        outcome(there.web.connect)
    asked = there.web.api_url().split("/")[2]
    hosts = sorted((host.name for host in case.api_hosts()), key=lambda name: name != asked)
    return journeys(capture)[0].shut_at, tuple(name for name in hosts if _is_changed(name, there, abroad))


def _is_changed(name: str, there: Client, abroad: Client) -> bool:
    return there.stub.resolve(name).addresses != abroad.stub.resolve(name).addresses


def _first_mistake(client: str, numbers: list[int]) -> str:
    """Return what is wrong first in one client's order, or nothing."""
    own = [step for step in STEPS if step.client == client]
    if not numbers:
        return "it is still empty. Write step numbers; the form is [1, 2, 3]"
    done: list[int | None] = [None]
    for number in numbers:
        step = BY_NUMBER.get(number)
        if step is None:
            return f"there is no step {number}. The steps are 1 to {len(STEPS)}"
        if step.client != client:
            return f"step {number} is not its own. {step.not_mine}"
        if number in done:
            return f"step {number} stands there twice. Each step happens once"
        if step.needs not in done:
            return f"step {number} comes too early. {step.too_early}"
        done.append(number)
    return f"right so far, but a step is missing after step {numbers[-1]}" if len(numbers) < len(own) else ""


def _numbers(said: object) -> list[int]:
    """Return the numbers of a list, or of a text such as "5, 8"; ValueError with what is wrong otherwise."""
    parts = re.split(r"[\s,;>-]+", said.strip("[]() ?\n")) if isinstance(said, str) else said
    if isinstance(parts, int):
        parts = [parts]
    if not isinstance(parts, Iterable):
        raise ValueError(f"{said!r} is no list. Write step numbers; the form is [1, 2, 3]")
    words = [str(part).strip() for part in parts if str(part).strip()]
    for word in words:
        if not word.isdecimal():
            raise ValueError(f"{word!r} is no step number. Write numbers from the table; the form is [1, 2, 3]")
    return [int(word) for word in words]


def _names(said: object) -> list[str]:
    """Return host names from a text or a list, however they are written: `venus` and a whole URL are right, too."""
    texts = [said] if isinstance(said, str) else said if isinstance(said, Iterable) else [said]
    words = [word for text in texts for word in re.split(r"[\s,;]+|\band\b", str(text).casefold())]
    hosts = [re.sub(r"^https?://|[/:].*$", "", word.strip("\"'?()[]")).strip(".") for word in words]
    short = {host.name.split(".")[0] for host in case.api_hosts()}
    return [f"{host}.{HOST}" if host in short else host for host in hosts if host]


def _other_door(door: Door) -> str:
    return {
        Door.NAME: "Door 1 is no wall: the resolver answers, but its answer is changed. At which door does it stop?",
        Door.CONNECTION: "Door 2 opens: a machine is at this address. Is it the right machine?",
        Door.PAGE: "Door 4 is not reached. The browser stops one door before it asks for something.",
    }[door]


def _no_cause(name: str) -> str:
    """Return why a name does not stop the web client on that evening."""
    listed = {row.name: row for row in case.names()}
    if name not in listed:
        if name in {host.name for host in case.api_hosts()}:
            return f"{name} was never on the list. Its answer is not changed."
        return f"{name!r} is none of the eleven names. Copy a name from the list above."
    if listed[name].back_10aug_evening:
        return f"{name} was back on that evening. Look at the names that were not back."
    return f"{name} was not back, but the web client never asks for it. Which names does it need?"
