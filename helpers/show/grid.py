"""A grid: clients or names down, vantage points across; each cell is a visit's four doors and a word."""

from collections.abc import Collection, Mapping
from typing import Any

from helpers.show.cells import Cell, cell_of
from helpers.show.doors import LOOKS, State
from helpers.show.letters import check_title, lines_of, shortened, text_width
from helpers.show.pen import GREY, PAPER, TINTS, Pen, pill_width
from helpers.show.picture import Picture

MOST_ROWS, MOST_COLUMNS = 6, 7
SHORTER = {"opens elsewhere": "changed", "answer changed": "changed", "answered": "open"}  # in a narrow cell
MARGIN, RIGHT, BOTTOM, GAP, LINE = 32, 1248, 644, 10, 27
WIDEST_HEAD, NARROW_HEAD = 300, 190
PROGRAMS = ("web client", "app", "browser", "stub resolver", "your program")
WHAT_IF = "what if"
SIGNS = {  # the reading aid names those that occur
    State.OPEN: "Tick: open.",
    State.CHANGED: "Unequal: changed.",
    State.LED: "In white: elsewhere.",
    State.SHUT: "Cross: shut.",
    State.UNREACHED: "Dashed: not reached.",
    State.UNUSED: "Dash: not used.",
}


def grid(visits: Mapping[str, Mapping[str, Any]], title: str = "Which door shuts?",
         over: Mapping[str, Collection[str]] | None = None) -> Picture:  # fmt: skip
    """Draw visits as rows and columns: `grid({"web client": {"Telkomsel": capture, "abroad": other}})`.

    A visit is a capture of one visit, a Journey, or the NetworkFailure that
    `outcome` gave; None, or nothing, means: no record.  A row's name may have
    a second part after a comma.  `over` puts words over some columns, such as
    `{"14 July 2017": ["11 names"], "what if": ["prefixes"]}`; a what-if gets a
    dashed line.  Raises ValueError with the remedy for more than 6 rows or 7 columns.
    """
    check_title(title)
    columns = list(dict.fromkeys(column for row in visits.values() for column in row))
    if not visits or not columns:
        raise ValueError('a grid needs a visit: {"web client": {"Telkomsel": capture}}')
    if len(visits) > MOST_ROWS or len(columns) > MOST_COLUMNS:
        size = f"{len(visits)} rows and {len(columns)} columns"
        raise ValueError(f"{size} are too many for one picture ({MOST_ROWS} and {MOST_COLUMNS}): make two grids")
    cells = {row: [cell_of(visits[row].get(column)) for column in columns] for row in visits}
    described = [
        f"{row}, {column}: {cell.describe()}."
        for row in cells
        for column, cell in zip(columns, cells[row], strict=True)
    ]
    over = {words: [column for column in columns if column in these] for words, these in (over or {}).items()}
    groups = [f"{words[0].upper()}{words[1:]}: {', '.join(these)}." for words, these in over.items()]
    description = " ".join([*groups, *described, "Classroom replay."])
    pen = Pen(title, description)
    pen.text(MARGIN, 54, title, 34, bold=True)
    _Drawing(pen, columns, cells, over).draw()
    table = [("", *columns), *((row, *(cell.describe() for cell in cells[row])) for row in cells)]
    return Picture(pen.svg(), title, description, tuple(table))


class _Drawing:
    """Where the cells stand, and how they are drawn."""

    def __init__(self, pen: Pen, columns: list[str], cells: dict[str, list[Cell]], over: dict[str, list[str]]) -> None:
        self.pen, self.columns, self.cells, self.over = pen, columns, cells, over
        widest = WIDEST_HEAD if len(columns) < 6 else NARROW_HEAD
        self.head = min(widest, max(_head_width(row) for row in cells))
        self.left, self.top = MARGIN + self.head + 16, 170 if over else 150
        self.width = (RIGHT - self.left + GAP) / len(columns) - GAP
        self.height = min(240.0, (BOTTOM - self.top + GAP) / len(cells) - GAP)
        self.large = self.width > 330 and self.height > 140

    def draw(self) -> None:
        for number, column in enumerate(self.columns):
            self._column_head(self._x(number), column)
        for words, columns in self.over.items():
            self._rule(words, [self.columns.index(column) for column in columns])
        for number, (row, cells) in enumerate(self.cells.items()):
            y = self.top + number * (self.height + GAP)
            self._row_head(y, row)
            for place, cell in enumerate(cells):
                self._cell(self._x(place), y, cell)
        self._foot()

    def _x(self, column: int) -> float:
        return round(self.left + column * (self.width + GAP), 1)

    def _column_head(self, x: float, words: str) -> None:
        indent = 12 if self.width > 150 else 2
        lines = lines_of(words, self.width - indent, bold=True)
        for number, line in enumerate(reversed(lines)):
            self.pen.text(x + indent, self.top - 14 - LINE * number, line, bold=True)

    def _rule(self, words: str, columns: list[int]) -> None:
        if columns:
            begin, end = self._x(min(columns)), self._x(max(columns)) + self.width
            self.pen.text(begin + 12, 92, words, fill=GREY)
            self.pen.line(begin + 12, 100, end, 100, GREY, 2, "9 6" if words == WHAT_IF else "")

    def _row_head(self, y: float, row: str) -> None:
        first, _, second = row.partition(", ")
        middle = y + self.height / 2 - (18 if second else 0)
        if first in PROGRAMS:
            self.pen.pill(MARGIN, middle, first)
        else:
            lines = _name_lines(first, self.head) if _is_name(first) else lines_of(first, self.head, bold=True)
            for number, line in enumerate(lines):
                y = middle + 8 + LINE * (number - (len(lines) - 1) / 2)
                self.pen.text(MARGIN, y, line, bold=not _is_name(first), mono=_is_name(first))
        if second:
            self.pen.text(MARGIN, middle + 44, lines_of(second, self.head, most=1)[0], fill=GREY)

    def _cell(self, x: float, y: float, cell: Cell) -> None:
        pen, width, height = self.pen, self.width, self.height
        if cell.states is None:
            room = min(text_width(cell.words, 22, bold=True) + 24, width - 6)
            pen.hatch(x, y, width, height)
            pen.rect(x + (width - room) / 2, y + height / 2 - 18, room, 36, 4, PAPER)
            pen.text(x + width / 2, y + height / 2 + 8, cell.words, bold=True, anchor="middle")
            return
        pen.rect(x, y, width, height, 10, TINTS[cell.tint])
        pad, size = 18 if width > 150 else 10, 34 if self.large else 24 if width >= 165 else 22
        step = min((width - 2 * pad + 8) / 4, (height - 40) * 1.1, 92)
        w, h = round(step * 0.66), round(step * 0.86)
        fits = text_width(cell.words, size, bold=True) <= width - 2 * pad
        words = cell.words if fits else SHORTER.get(cell.words, cell.words)
        why = lines_of(cell.detail, width - 2 * pad, most=1)[0] if self.large else ""
        top = y + (height - h - size - 12 - (LINE + 8) * bool(why)) / 2
        for number, state in enumerate(cell.states):
            if state is not None:
                look, middle = LOOKS[state], round(x + pad + w / 2 + number * step, 1)
                pen.stamp(look, middle, round(top + h / 2, 1), lambda look=look: pen.door(0, 0, look, w, h))
        base = round(top + h + size + 6, 1)
        pen.text(x + pad, base, shortened(words, width - 2 * pad, size, bold=True), size, bold=True)
        if why:
            pen.text(x + pad, base + LINE + 8, why, fill=GREY)

    def _foot(self) -> None:
        seen = {state for row in self.cells.values() for cell in row for state in cell.states or ()}
        aid = "Four doors a cell: 1 name, 2 connection, 3 certificate, 4 page. Classroom replay."
        signs = " ".join(words for state, words in SIGNS.items() if state in seen)
        self.pen.text(MARGIN, 676, aid)
        self.pen.text(MARGIN, 704, lines_of(signs, RIGHT - MARGIN, most=1)[0], fill=GREY)


def _is_name(words: str) -> bool:
    """Say whether words are a name of the network, which stands in a fixed-width font."""
    return "." in words and " " not in words


def _head_width(row: str) -> float:
    """Return the room that a row's name takes."""
    first, _, second = row.partition(", ")
    own = pill_width(first) if first in PROGRAMS else text_width(first, 22, bold=True, mono=_is_name(first))
    return max(own, text_width(second, 22))


def _name_lines(name: str, room: float) -> list[str]:
    """Return a name in one line, or in two that are cut before a dot."""
    if text_width(name, 22, mono=True) <= room:
        return [name]
    cuts = [at for at, letter in enumerate(name) if letter == "."]
    cut = next((at for at in cuts if text_width(name[at:], 22, mono=True) <= room), cuts[-1])
    return [shortened(line, room, mono=True) for line in (name[:cut], name[cut:])]
