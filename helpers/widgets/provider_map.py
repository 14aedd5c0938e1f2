"""The provider map: empty at first; the class puts dated lines of the press on it, one after the other."""

from collections.abc import Sequence
from typing import Any

import ipywidgets

from helpers import case
from helpers.show import Picture
from helpers.show.timeline import NO_RECORD
from helpers.widgets.base import LessonWidget, Shown, button, sized
from helpers.widgets.reports_picture import DISAGREE, describe, draw, judge, moment


def reported(*numbers: int, reports: Sequence[Any] | None = None) -> Picture:
    """Return the map with the press lines that have these numbers; what nobody reported stays "no record".

    Without `reports` it takes those of the record that name their provider.
    Raises LookupError for a number that no line has.
    """
    known = _known(reports)
    return draw(_chosen(numbers, known), _providers(known))


class ProviderMap(LessonWidget):
    """Its controls: Press line, On the map; Put on the map, Undo, Reset."""

    title = "Who blocked, and since when?"

    def __init__(self, reports: Sequence[Any], numbers: Sequence[int]) -> None:
        self.reports = reports
        options = [(f"{one.number}. {moment(one.when)}, {one.provider}", one.number) for one in reports]
        self.line = sized(ipywidgets.Dropdown(description="Press line", options=options), "280px")
        self.numbers = sized(
            ipywidgets.Text(description="On the map", value=", ".join(map(str, numbers)), continuous_update=False),
            "160px",
        )
        buttons = [
            button("Put on the map", self.put, primary=True),
            button("Undo", self.undo),
            button("Reset", self.reset),
        ]
        super().__init__([self.line, self.numbers, *buttons])

    def put(self) -> None:
        """Put the chosen line on the map; a line that is there stays there."""
        if str(self.line.value) not in self._written():
            self._write([*self._written(), str(self.line.value)])

    def undo(self) -> None:
        """Take the line away that came last."""
        self._write(self._written()[:-1])

    def show(self) -> Shown:
        """Return the map with the lines whose numbers are written down, and what the chosen line says."""
        numbers = self._numbers()
        chosen = _chosen(numbers, self.reports)
        line = _chosen([self.line.value], self.reports)[0]
        says = f"{line.words[0].upper()}{line.words[1:].rstrip('.')}"
        words = f"Line {line.number}: {describe(line)}. {says} [{' '.join(line.source)}]."
        words += f" {line.doubt[0].upper()}{line.doubt[1:]}." if line.doubt else ""
        words += f" {len(chosen)} of {len(self.reports)} lines are on the map."
        for word, begin in ((NO_RECORD, "No record of"), (DISAGREE, "The lines disagree about")):
            named = [name for name in _providers(self.reports) if judge(chosen, name) == word]
            words += f" {begin}: {', '.join(named)}." if named else ""
        picture = draw(chosen, _providers(self.reports))
        return Shown(picture, words, f"widgets.reported({', '.join(map(str, numbers))})")

    def _numbers(self) -> list[int]:
        """Return the numbers that are written down; ValueError for what is no number."""
        words = self._written()
        wrong = next((word for word in words if not word.isdigit()), None)
        if wrong is not None:
            raise ValueError(f"{wrong!r} is no number of a press line; write numbers with commas between, such as 1, 2")
        return list(dict.fromkeys(map(int, words)))

    def _written(self) -> list[str]:
        return self.numbers.value.replace(",", " ").split()

    def _write(self, numbers: Sequence[str]) -> None:
        self.numbers.value = ", ".join(numbers)


def _known(reports: Sequence[Any] | None) -> Sequence[Any]:
    return case.reports(named=True) if reports is None else reports


def _providers(reports: Sequence[Any]) -> list[str]:
    return list(dict.fromkeys(one.provider for one in reports))


def _chosen(numbers: Sequence[int], reports: Sequence[Any]) -> list[Any]:
    by_number = {one.number: one for one in reports}
    unknown = next((number for number in numbers if number not in by_number), None)
    if unknown is not None:
        raise LookupError(f"there is no press line {unknown}; they go from {min(by_number)} to {max(by_number)}")
    return [by_number[number] for number in numbers]


def provider_map(numbers: Sequence[int] = (), reports: Sequence[Any] | None = None) -> ProviderMap:
    """Return a map of providers and hours that begins empty, or with the press lines of some numbers.

    Without `reports` it takes those of the record that name their provider.
    Raises LookupError for a number that no line has.
    """
    return ProviderMap(_known(reports), numbers)
