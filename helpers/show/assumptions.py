"""What the model of the remedies rests on: its parameters, and which of them each conclusion hangs on."""

from collections.abc import Sequence

from helpers.remedies import Driver, Finding, Parameters
from helpers.show.numbers import short
from helpers.show.table import Table

MODEL = "The figures answer a what if. They predict nothing."
STRONGEST = 3  # parameters that a line of the sensitivity table names


def parameters(values: Parameters | None = None) -> Table:
    """Return every parameter of the model: its meaning, value, unit, range, and a source or the word "assumption"."""
    table = (values or Parameters()).table()
    rows = tuple(
        (one.name, one.meaning, f"{one.value:,}", one.unit.words,
         f"{short(one.low)} to {short(one.high)}", one.source_words, one.note)
        for one in table
    )  # fmt: skip
    assumed = sum(not one.source for one in table)
    foot = (
        f"{assumed} of {len(table)} are assumptions. Change them and look again.",
        "The range is how far the sensitivity table moves a value; the model takes more.",
        MODEL,
    )
    return Table("What the model assumes", ("name", "meaning", "value", "unit", "range", "source", "note"), rows, foot)


def sensitivity(findings: Sequence[Finding]) -> Table:
    """Return for each conclusion of `remedies.sensitivity()` which parameters drive it, and which overturn it."""
    rows = tuple(
        (
            one.conclusion.words,
            _holds(one),
            "; ".join(_driver(driver) for driver in one.drivers[:STRONGEST]),
            _overturned(one),
        )
        for one in findings
    )
    foot = (
        "Each parameter is moved alone, from the low to the high end of its range, with the same seed.",
        "Behind the colon stands by how much the conclusion then holds. Zero or less means: it does not.",
        MODEL,
    )
    return Table("Which assumption drives each conclusion", ("conclusion", "holds by", "driven by", "overturned by"),
                 rows, foot)  # fmt: skip


def _holds(one: Finding) -> str:
    words = f"{short(one.margin)} {one.conclusion.unit}"
    return words if one.margin > 0 else f"{words}: it does not hold"


def _overturned(one: Finding) -> str:
    names = ", ".join(one.overturned_by) or "none within its range"
    return names if one.margin > 0 else f"it would hold with another: {names}"


def _driver(driver: Driver) -> str:
    low, high = short(driver.parameter.low), short(driver.parameter.high)
    return f"{driver.parameter.name} from {low} to {high}: {short(driver.at_low)} to {short(driver.at_high)}"
