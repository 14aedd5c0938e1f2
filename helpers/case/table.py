"""Tables: a CSV file becomes typed rows, all or some; an error names file, line and what is expected.

Editors on Windows may save a file with CRLF or with a mark at its start (BOM): both are read as if they were not there.
"""

import csv
import datetime
import enum
import ipaddress
import re
import tomllib
import types
import typing
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, TypeVar

from helpers.case import rows

Row = TypeVar("Row")


def read_rows(path: Path, row_type: type[Row], source_keys: Collection[str] = ()) -> tuple[Row, ...]:
    """Return a CSV file's rows as values of a dataclass of the rows; lines without content are passed over.

    Raises ValueError for a missing, unknown or repeated column, a value of the wrong form, an unknown source.
    """
    types_by_column = typing.get_type_hints(row_type)
    reader = csv.reader(read_text(path).splitlines(), strict=True)
    try:
        header = [cell.strip() for cell in next(reader, [])]
        _check_header(header, types_by_column, path.name)
        found = []
        for cells in reader:
            if any(cell.strip() for cell in cells):
                where = f"{path.name}, line {reader.line_num}"
                found.append(row_type(**_values(cells, header, types_by_column, source_keys, where)))
    except csv.Error as error:
        where = f"{path.name}, line {reader.line_num}"
        raise ValueError(f"{where}: {error}; a cell with a comma needs two quotes") from error
    return tuple(found)


def rows_with(table: tuple[Row, ...], field: str, value: str | None, what: str) -> tuple[Row, ...]:
    """Return the rows whose field has a value, or all for None.

    LookupError for a value that no row has: "no", `what`, the value, and the values that there are.
    """
    known = list(dict.fromkeys(getattr(row, field) for row in table))
    if value is not None and value not in known:
        raise LookupError(f"no {what} {value!r}; there are: {', '.join(known)}")
    return tuple(row for row in table if value in (None, getattr(row, field)))


def read_text(path: Path) -> str:
    """Return a file's text without BOM, lines ending in LF; LookupError for no file, ValueError for no UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise LookupError(f"{path.name} is missing from {path.parent}; get this file of the kit again") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        where = f"{path.name}, line {line}"
        raise ValueError(f"{where}: not in UTF-8; save the file as UTF-8 (in Excel: CSV UTF-8)") from error


def read_toml(path: Path) -> dict[str, Any]:
    """Return a TOML file as a dict; LookupError for no file, ValueError with file and line for what is no TOML."""
    try:
        return tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path.name}: {error}; look for a missing quote, bracket or comma there") from error


def _check_header(header: list[str], expected: Collection[str], file_name: str) -> None:
    for column in expected:
        if header.count(column) != 1:
            fault = "missing" if column not in header else "there twice"
            raise ValueError(f"{file_name}, line 1: the column {column!r} is {fault}; expected: {','.join(expected)}")
    for column in header:
        if column not in expected:
            raise ValueError(f"{file_name}, line 1: nobody reads the column {column!r}; expected: {','.join(expected)}")


def _values(
    cells: list[str], header: list[str], types_by_column: dict[str, Any], source_keys: Collection[str], where: str
) -> dict[str, Any]:
    if len(cells) != len(header):
        raise ValueError(f"{where}: {len(cells)} cells for {len(header)} columns; expected one cell for each column")
    values = {}
    for column, cell in zip(header, cells, strict=True):
        kind, text = types_by_column[column], cell.strip()
        try:
            values[column] = _value(text, kind)
        except (ValueError, KeyError) as error:
            raise ValueError(f"{where}, column {column}: {text!r} is wrong; expected {_expected(kind)}") from error
        if kind is rows.SourceKeys:
            for key in values[column]:
                if key not in source_keys:
                    raise ValueError(f"{where}, column {column}: no source {key!r}; expected a key of sources.csv")
    return values


def _value(text: str, kind: Any) -> Any:
    if typing.get_origin(kind) in UNIONS:  # such as `int | None`: an empty cell means None
        return _value(text, kind.__args__[0]) if text else None
    if _is_enum(kind):
        return kind(text)
    return FORMS[kind][0](text)


def _expected(kind: Any) -> str:
    if typing.get_origin(kind) in UNIONS:
        return f"{_expected(kind.__args__[0])}, or nothing"
    if _is_enum(kind):
        return "one of: " + ", ".join(member.value for member in kind)
    return FORMS[kind][1]


UNIONS = (types.UnionType, typing.Union)


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, enum.Enum)


def _whole_number(text: str) -> int:
    if not re.fullmatch("[0-9]+", text):
        raise ValueError(text)
    return int(text)


def _host_name(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*", text):
        raise ValueError(text)
    return text


def _date(text: str) -> str:
    if text != "undated":
        for day in text.split("/", 1):
            if not re.fullmatch("[0-9]{4}(-[0-9]{2}){0,2}", day):
                raise ValueError(text)
            datetime.date.fromisoformat((day + "-01-01")[:10])
    return text


def _moment(text: str) -> str:
    day, _, hour = text.partition("T")
    if hour:
        datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%S" if hour.count(":") == 2 else "%Y-%m-%dT%H:%M")
    elif text == "undated" or "/" in text:
        raise ValueError(text)
    return _date(day) + (f"T{hour}" if hour else "")


def _decimal(text: str) -> float:
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        raise ValueError(text)
    return float(text)


def _source_keys(text: str) -> tuple[str, ...]:
    if not text:
        raise ValueError("no source")
    return tuple(text.split())


FORMS: dict[Any, tuple[Callable[[str], Any], str]] = {
    str: (str, "text"),
    int: (_whole_number, "a whole number, such as 7"),
    float: (_decimal, "a number, such as -9.7"),
    bool: (lambda text: {"yes": True, "no": False}[text], "yes or no"),
    rows.IPv4: (lambda text: str(ipaddress.IPv4Address(text)), "an IPv4 address, such as 192.0.2.1"),
    rows.IPv6: (lambda text: str(ipaddress.IPv6Address(text)), "an IPv6 address, such as 2001:db8::1"),
    rows.Network: (lambda text: str(ipaddress.ip_network(text)), "a prefix, such as 192.0.2.0/24"),
    rows.HostName: (_host_name, "a host name in small letters without a final dot, such as web.telegram.org"),
    rows.Words: (lambda text: tuple(text.split()), "words with spaces between them"),
    rows.Ports: (lambda text: tuple(map(_whole_number, text.split())), "ports with spaces between, such as 443 80"),
    rows.Asns: (lambda text: tuple(map(_whole_number, text.split())), "numbers of networks, such as 62041 211157"),
    rows.Counts: (lambda text: tuple(map(_whole_number, text.split())), "whole numbers with spaces between them"),
    rows.SourceKeys: (_source_keys, "one or more keys of sources.csv with spaces between them"),
    rows.Moment: (_moment, "a moment in Jakarta, such as 2017-07-14T17:23, 2017-07-14 or 2017-07"),
    rows.Date: (_date, "an ISO date, such as 2017-07-14, 2017-07 or 2017-07-14/2017-08-10, or: undated"),
}
