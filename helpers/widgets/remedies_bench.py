"""The remedies bench: switch remedies on, change what the model assumes, and see what would follow from it."""

import dataclasses

import ipywidgets

from helpers import show
from helpers.case import Lever
from helpers.remedies import NOTHING, Comparison, Parameters, Switches, compare
from helpers.remedies.draws import SEED as FIRST_SEED
from helpers.remedies.draws import check_seed
from helpers.show import Picture
from helpers.show.outcomes import COLUMNS
from helpers.widgets.base import LessonWidget, Shown, button, sized

SWITCHES = {  # the name of a switch's box -> the switch
    "Removal once": "removal",
    "Direct channel": "channel",
    "Moderators with the language": "moderators",
    "Block of names": "block",
    "Pressure": "pressure",
}
BOXES = {  # the name of a number's box -> the parameter
    "Reports a day": "reports_a_day",
    "Hours in the inbox": "inbox_hours",
    "Share lost there": "inbox_loss",
    "Hours in the channel": "channel_hours",
    "Moderators": "moderators",
    "Hours for a report": "reading_hours",
    "Language team": "team",
    "Share coming back": "return_share",
    "Share read by web": "web_share",
    "Share of web users": "web_users",
    "Days of the block": "block_days",
    "Chance, no block": "chance_without_block",
    "Chance, with block": "chance_with_block",
}
SEED = "Seed"
MOST_REPORTS = 20_000  # a change then leads to a picture within two seconds
TOGETHER, NO_SWITCH = "together", "no switch on"
NAMES = {Lever.REMOVAL: "removal once"}  # where a scenario has another name than its lever


def what_if(
    *, removal: bool = False, channel: bool = False, moderators_with_language: bool = False, block: bool = False,
    pressure: bool = False, seed: int = FIRST_SEED, **numbers: float,
) -> Picture:  # fmt: skip
    """Return what each switch alone, and all that are on together, would lead to; it predicts nothing.

    `numbers` are parameters by their names, such as inbox_hours=24; `show.parameters()` lists them.
    Raises ValueError for a number that the model can't take, LookupError for a name that is no parameter.
    """
    known = [field.name for field in dataclasses.fields(Parameters)]
    unknown = next((name for name in numbers if name not in known), None)
    if unknown is not None:
        raise LookupError(f"no parameter {unknown!r}; there are: {', '.join(known)}")
    switches = Switches(removal, channel, moderators_with_language, block, pressure)
    return show.outcomes(compared(switches, Parameters(**numbers), seed))


def compared(switches: Switches, parameters: Parameters, seed: int) -> Comparison:
    """Return the outcome of each switch that is on, and of all of them together, beside nothing."""
    alone = {NAMES.get(lever, lever.value): Switches(**{lever.name.lower(): True}) for lever in switches.levers}
    together = {} if len(alone) == 1 else {TOGETHER if alone else NO_SWITCH: switches}
    return compare(parameters, seed, {**alone, **together})


class RemediesBench(LessonWidget):
    """Its controls: a box to tick for each switch, a box with a number for some parameters, Seed; Reset."""

    title = "What would each remedy change?"

    def __init__(self, parameters: Parameters, seed: int) -> None:
        self.parameters, self.seed = parameters, seed
        self.switches = {
            switch: sized(ipywidgets.Checkbox(description=words, value=False, indent=False), "auto")
            for words, switch in SWITCHES.items()
        }
        self.boxes = {name: _box(words, getattr(parameters, name)) for words, name in BOXES.items()}
        self.seed_box = _box(SEED, seed)
        super().__init__([*self.switches.values(), *self.boxes.values(), self.seed_box, button("Reset", self.reset)])

    def show(self) -> Shown:
        """Return what the switches and numbers lead to."""
        switches = Switches(**{name: one.value for name, one in self.switches.items()})
        numbers = {name: _number(words, self.boxes[name].value) for words, name in BOXES.items()}
        seed = _number(SEED, self.seed_box.value)
        try:
            values = dataclasses.replace(self.parameters, **numbers)
            if values.most_reports() > MOST_REPORTS:
                raise ValueError(
                    f"that may be {values.most_reports():,.0f} reports, and the bench takes {MOST_REPORTS:,}: "
                    "choose fewer reports a day; remedies.compare() takes more"
                )
            found = compared(switches, values, seed)
        except ValueError as error:
            raise ValueError(_with_labels(str(error))) from error
        return Shown(show.outcomes(found), _sentence(found), self._code(switches, numbers, seed))

    def _code(self, switches: Switches, numbers: dict[str, float], seed: int) -> str:
        defaults = Parameters()
        values = {one.name: getattr(self.parameters, one.name) for one in dataclasses.fields(Parameters)} | numbers
        words = ["moderators_with_language=True" if name == "moderators" else f"{name}=True"
                 for name, one in self.switches.items() if one.value]  # fmt: skip
        words += [f"{name}={value!r}" for name, value in values.items() if value != getattr(defaults, name)]
        words += [f"seed={seed}"] if seed != FIRST_SEED else []
        return f"widgets.what_if({', '.join(words)})"


def _box(words: str, value: float) -> ipywidgets.Text:
    return sized(ipywidgets.Text(description=words, value=f"{value}", continuous_update=False), "170px")


def _number(words: str, written: str) -> float:
    """Return the number that is written in a box; ValueError for what is none."""
    for kind in (int, float):
        try:
            return kind(written)
        except ValueError:
            continue
    raise ValueError(f"{written!r} is no number for {words!r}; write digits and a dot, such as 12 or 0.5")


def _with_labels(sentence: str) -> str:
    """Return a sentence about a parameter with the name of its box in place of the parameter's."""
    name, rest = sentence.partition(" is ")[::2]
    label = next((words for words, known in BOXES.items() if known == name), None)
    return f'"{label}" is {rest}' if label else sentence


def _sentence(found: Comparison) -> str:
    """Return what the last scenario changes against nothing, figure by figure."""
    name, one = found.outcomes[-1]
    said = [
        f"{' '.join(column.head).capitalize()}: {column.written(column.value(one))}, "
        f"with nothing done {column.written(column.value(found[NOTHING]))}."
        for column in COLUMNS
    ]
    opened = one.channel_opened_day
    if one.switches.pressure and not one.switches.channel:
        said.append(f"The direct channel opens on day {opened:.0f}." if opened else "The direct channel never opens.")
    return " ".join([f"{name.capitalize()}:", *said, "It answers a what if and predicts nothing."])


def remedies_bench(parameters: Parameters | None = None, seed: int = FIRST_SEED) -> RemediesBench:
    """Return a widget with a switch for each remedy, for a block of names and its pressure, and boxes for assumptions.

    It begins with `parameters`.  Raises ValueError with the remedy for a seed that is no whole number.
    """
    check_seed(seed)
    return RemediesBench(parameters or Parameters(), seed)
