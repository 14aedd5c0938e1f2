"""One DNS message: who sends it to whom, its bytes, and the fields of one of its parts."""

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.protocols.dns_fields import Field, fields
from helpers.show import Picture
from helpers.show.letters import halves_of, shortened, text_width
from helpers.show.pen import BLUE, CARD, GHOST, GREY, INK, PAPER, WIDTH, Pen
from helpers.widgets.messages import Message

MAIN = "the main part"
PARTS = (MAIN, "header", "question", "answer", "authority", "additional")
IN_A_ROW = 12  # bytes: the header is the first row
MOST_ROWS, MOST_LINES, MOST_MACHINES = 10, 13, 7
MINIMUM = 560  # the height: a short message is drawn as large as a long one
MARGIN, LINE = 32, 28
TOP, ROW, BYTE, FIRST_BYTE = 286, 36, 34, 92  # of the bytes
RANGE, NAME, MEANING = 532, 632, 776  # where the table's columns begin
FOOT = "Classroom replay; all caches were empty. Addresses like 192.0.2.17 are invented."


def draw(messages: Sequence[Message], number: int, part: str = MAIN) -> Picture:
    """Draw the message with a number, which begins at 1; `part` is one of PARTS.

    Raises ValueError for another number, LookupError for another part.
    """
    if not 1 <= number <= len(messages):
        raise ValueError(f"this look-up has {len(messages)} messages; there is no message {number}")
    if part not in PARTS:
        raise LookupError(f"no part {part!r}; there are: {', '.join(PARTS)}")
    message = messages[number - 1]
    found = fields(message.wire)
    chosen = chosen_fields(message, part)
    title = f"Message {number} of {len(messages)}: {message.describe()}"
    table, more = _table(chosen)
    rows = _rows(found, chosen)
    height = max(MINIMUM, TOP + ROW * len(rows) + 70, TOP + LINE * (len(table) + 1) + 70)
    pen = Pen(title, _words(found), height)
    _draw_way(pen, messages, message)
    _draw_bytes(pen, message.wire, chosen, rows)
    _draw_table(pen, table, more, part_name(message, part))
    pen.text(MARGIN, height - 20, FOOT, fill=GREY)
    return Picture(pen.svg(), title, _words(found))


def chosen_fields(message: Message, part: str) -> list[Field]:
    """Return the fields of one part of a message; all its records, if it has several."""
    return [field for field in fields(message.wire) if field.part.split()[0] == part_name(message, part)]


def part_name(message: Message, part: str) -> str:
    """Return the part as it is; the main part is the question of a query, and what a response says to it."""
    if part != MAIN:
        return part
    there = {field.part.split()[0] for field in fields(message.wire)}
    wanted = ("question",) if message.is_query else ("answer", "authority", "header")
    return next(name for name in (*wanted, "header") if name in there)


@dataclass(frozen=True)
class _Line:
    """A line of the table; a meaning that needs several lines has the bytes and the name on the first."""

    bytes: str
    name: str
    meaning: str


def _words(found: Sequence[Field]) -> str:
    return ". ".join(f"Bytes {field.start} to {field.end - 1}: {field}" for field in found) + f". {FOOT}"


def _table(chosen: Sequence[Field]) -> tuple[list[_Line], int]:
    """Return the lines that fit, and how many fields do not."""
    lines: list[_Line] = []
    for number, field in enumerate(chosen):
        first, *others = _wrapped(field.meaning, WIDTH - MARGIN - MEANING)
        place = f"{field.start}-{field.end - 1}" if field.end - field.start > 1 else str(field.start)
        new = [_Line(place, field.name, first), *(_Line("", "", more) for more in others)]
        if len(lines) + len(new) > MOST_LINES:
            return lines, len(chosen) - number
        lines += new
    return lines, 0


def _wrapped(words: str, width: float) -> list[str]:
    """Cut a text into lines that are not wider; a word that is wider alone is cut, too."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, 22) <= width:
            lines[-1] = longer
            continue
        lines += [""] * bool(lines[-1])
        while text_width(word, 22) > width:
            fitting = next(cut for cut in range(len(word), 0, -1) if text_width(word[:cut], 22) <= width)
            lines[-1:] = [word[:fitting], ""]
            word = word[fitting:]
        lines[-1] = word
    return lines


def _rows(found: Sequence[Field], chosen: Sequence[Field]) -> range:
    """Return which rows of bytes are drawn: all, or so many from the chosen ones on as there is room for."""
    count = -(-found[-1].end // IN_A_ROW)
    first = chosen[0].start // IN_A_ROW if chosen else 0
    first = min(first, max(0, count - MOST_ROWS)) if count > MOST_ROWS else 0
    return range(first, min(count, first + MOST_ROWS))


def _draw_way(pen: Pen, messages: Sequence[Message], message: Message) -> None:
    """Draw every machine of the look-up in a row, and the message between two of them."""
    names = list(dict.fromkeys(name for one in messages for name in (one.sender, one.receiver)))
    if len(names) > MOST_MACHINES:
        names = list(dict.fromkeys([*names[:2], message.sender, message.receiver]))
    pitch = (WIDTH - 2 * MARGIN) / len(names)
    x = {name: MARGIN + pitch * (number + 0.5) for number, name in enumerate(names)}
    for name in names:
        lines = halves_of(name)
        for number, words in enumerate(lines):
            y = 78 - 26 * (len(lines) - 1 - number)
            busy = name in (message.sender, message.receiver)
            pen.text(x[name], y, words, bold=busy, fill=INK if busy else GREY, anchor="middle")
        pen.line(x[name], 90, x[name], 200, BLUE if name == names[0] else GHOST, 5 if name == names[0] else 2.5)
    begin, end = x[message.sender], x[message.receiver]
    words = shortened(message.words, WIDTH - 2 * MARGIN, mono=True)
    pen.text(_left_of(words, begin, end), 136, words, 22, mono=True, halo=PAPER)
    if message.lost:
        pen.arrow(begin, end, 164, "ghost")
        pen.diamond((begin + end) / 2, 164, "cross")
    else:
        pen.arrow(begin + 14 * (1 if end > begin else -1), end, 164, "changed" if message.changed else "asked")
    if message.changed:
        pen.diamond(begin, 164, "unequal")
        pen.text(min(begin, end) + 40, 204, "answer changed", bold=True, halo=PAPER)


def _left_of(words: str, begin: float, end: float) -> float:
    """Return where words over an arrow begin: in its middle, but on the card."""
    width = text_width(words, 22, mono=True)
    return max(MARGIN, min((begin + end - width) / 2, WIDTH - MARGIN - width))


def _draw_bytes(pen: Pen, wire: bytes, chosen: Sequence[Field], rows: range) -> None:
    pen.text(FIRST_BYTE, TOP - 38, f"{len(wire)} bytes, in hexadecimal", fill=GREY)
    for row in rows:
        pen.text(FIRST_BYTE - 20, _y(row, rows), str(row * IN_A_ROW), mono=True, fill=GREY, anchor="end")
    inside = {at for field in chosen for at in range(field.start, field.end)}
    for field in chosen:
        for row in rows:
            first, last = max(field.start, row * IN_A_ROW), min(field.end, (row + 1) * IN_A_ROW)
            if first < last:
                left = FIRST_BYTE + BYTE * (first % IN_A_ROW) - 3
                pen.rect(left, _y(row, rows) - 25, BYTE * (last - first) - 2, 33, 4, CARD, INK)
    for at in range(rows.start * IN_A_ROW, min(len(wire), rows.stop * IN_A_ROW)):
        x = FIRST_BYTE + BYTE * (at % IN_A_ROW)
        fill = INK if at in inside else GREY
        pen.text(x, _y(at // IN_A_ROW, rows), f"{wire[at]:02x}", mono=True, fill=fill)


def _y(row: int, rows: range) -> float:
    return TOP + ROW * (row - rows.start)


def _draw_table(pen: Pen, table: Sequence[_Line], more: int, part: str) -> None:
    pen.text(RANGE, TOP - 38, f"bytes of the {part}" if table else f"this message has no part: {part}", fill=GREY)
    for number, one in enumerate(table):
        y = TOP + LINE * number
        if one.name:
            pen.text(RANGE, y, one.bytes, mono=True, fill=GREY)
            pen.text(NAME, y, one.name, bold=True)
        pen.text(MEANING, y, one.meaning)
    if more:
        pen.text(NAME, TOP + LINE * len(table), f"and {more} more, below in words", fill=GREY)
