"""The query stepper: one look-up, message by message, with the bytes of each and what they mean."""

import ipywidgets

from helpers.classroom import Internet
from helpers.show import Picture
from helpers.widgets.base import LessonWidget, Shown, button, choice, sized
from helpers.widgets.message_picture import MAIN, PARTS, chosen_fields, draw, part_name
from helpers.widgets.messages import look_up
from helpers.widgets.own_classroom import own_classroom


def message(
    number: int,
    name: str = "web.telegram.org",
    vantage_point: str = "abroad",
    part: str = MAIN,
    internet: Internet | None = None,
) -> Picture:
    """Return one message of a look-up, the first is number 1: who sends it to whom, and the bytes of one part.

    The look-up happens in a classroom in memory of its own; with `internet` its providers do what they do there now.
    Raises ValueError for what is no name and for a number that the look-up does not have, LookupError for a
    vantage point or part that does not exist and for a vantage point without a record on the day of `internet`.
    """
    return draw(look_up(name, vantage_point, internet), number, part)


class QueryStepper(LessonWidget):
    """Its controls: Name, From, Message, Part; Step back, Step, Reset."""

    title = "What do the messages of one look-up say?"

    def __init__(self, internet: Internet | None, name: str, vantage_point: str, number: int) -> None:
        message(number, name, vantage_point, internet=internet)  # it raises what is wrong
        self.internet = internet
        self.name = sized(ipywidgets.Text(description="Name", value=name, continuous_update=False), "220px")
        places = [one.name for one in own_classroom(internet).providers]
        self.vantage_point = choice("From", places, vantage_point, "150px")
        self.number = sized(ipywidgets.BoundedIntText(description="Message", value=number, min=1, max=number), "80px")
        self.part = choice("Part", PARTS, MAIN, "170px")
        buttons = [
            button("Step back", lambda: self.step(-1)),
            button("Step", lambda: self.step(1), primary=True),
            button("Reset", self.reset),
        ]
        super().__init__([self.name, self.vantage_point, self.number, self.part, *buttons])

    def step(self, messages: int) -> None:
        """Go on by some messages, or back, as far as there are any."""
        self.number.value = max(1, min(self.number.value + messages, self.number.max))

    def fit(self) -> None:
        """Let the number go as far as there are messages."""
        self.messages = look_up(self.name.value, self.vantage_point.value, self.internet)
        self.number.max = len(self.messages)

    def show(self) -> Shown:
        """Return the message with the number that the controls name."""
        number, part = self.number.value, self.part.value
        one = self.messages[number - 1]
        sentence = f"Message {number} of {len(self.messages)}: {one.describe()}."
        sentence = sentence.replace("?.", "?")
        if not chosen_fields(one, part):
            sentence += f" It has no part {part_name(one, part)!r}."
        elif number == len(self.messages):
            sentence += " This is the last message."
        return Shown(draw(self.messages, number, part), sentence, self._code(number, part))

    def _code(self, number: int, part: str) -> str:
        words = [str(number), repr(self.name.value), repr(self.vantage_point.value)]
        words += [repr(part)] if part != MAIN else []
        words += ["internet=internet"] if self.internet is not None else []
        return f"widgets.message({', '.join(words)})"


def query_stepper(
    internet: Internet | None = None, name: str = "web.telegram.org", vantage_point: str = "abroad", number: int = 1
) -> QueryStepper:
    """Return a widget that goes through every message of one look-up, one step after the other, from `number` on.

    It looks up in a classroom of its own, whose providers do what those of `internet` do now.
    Raises what `message` raises.
    """
    return QueryStepper(internet, name, vantage_point, number)
