"""The reading list: the sources as a person reads them, and as programs for references do (BibTeX, CSL-JSON)."""

import html
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from helpers.case.rows import Source, SourceKind
from helpers.case.sources import sources

BIBTEX_TYPES = {SourceKind.STANDARD: "techreport"}  # all others: misc
CSL_TYPES = {
    SourceKind.NEWS: "article-newspaper",
    SourceKind.CODE: "software",
    SourceKind.DATA: "dataset",
    SourceKind.STANDARD: "standard",
    SourceKind.RULING: "legal_case",
    SourceKind.PROJECT: "document",
}
PLAIN = str.maketrans({letter: f"\\{letter}" for letter in "\\`*_<>"})  # letters that Markdown would read
ESCAPED = str.maketrans({letter: f"\\{letter}" for letter in "&%$#_{}"} | {"~": r"\textasciitilde{}"})


@dataclass(frozen=True)
class ReadingList:
    """Sources by their kind, and each kind in the order of dates; a notebook shows it with headings."""

    sources: tuple[Source, ...]

    def __repr__(self) -> str:
        return "\n".join("\n".join([f"{kind} ({len(found)})", *map(_line, found)]) for kind, found in self._kinds())

    def _repr_markdown_(self) -> str:
        return "\n\n".join(
            f"**{kind}** ({len(found)})\n\n" + "\n".join(f"- {_line(one).translate(PLAIN)}" for one in found)
            for kind, found in self._kinds()
        )

    def _repr_html_(self) -> str:
        return "".join(
            f"<p><b>{kind}</b> ({len(found)})</p><ul>"
            + "".join(f"<li>{html.escape(_line(one))}</li>" for one in found)
            + "</ul>"
            for kind, found in self._kinds()
        )

    def _kinds(self) -> list[tuple[str, list[Source]]]:
        kinds = dict.fromkeys(source.kind for source in self.sources)
        return [(kind.value, [one for one in self.sources if one.kind is kind]) for kind in kinds]


def reading_list(kind: str | None = None) -> ReadingList:
    """Return all sources, or those of one kind such as "news"; ValueError names the kinds that there are."""
    kinds = [one.value for one in SourceKind]
    if kind is not None and kind not in kinds:
        raise ValueError(f"no kind {kind!r}; there are: {', '.join(kinds)}")
    found = [source for source in sources().values() if kind in (None, source.kind.value)]
    found.sort(key=lambda one: (kinds.index(one.kind.value), one.date == "undated", one.date, one.key))
    return ReadingList(tuple(found))


def bibtex(keys: Iterable[str] | None = None) -> str:
    """Return a BibTeX file of all sources, or of some; LookupError for a key that is none."""
    return "\n".join(map(_bibtex_entry, _chosen(keys)))


def csl(keys: Iterable[str] | None = None) -> str:
    """Return CSL-JSON of all sources, or of some; LookupError for a key that is none."""
    return json.dumps([_csl_item(source) for source in _chosen(keys)], indent=1, ensure_ascii=False)


def _chosen(keys: Iterable[str] | None) -> list[Source]:
    known = sources()
    for key in keys or ():
        if key not in known:
            raise LookupError(f"no source {key!r}; case.reading_list() shows those that there are")
    return [known[key] for key in (known if keys is None else keys)]


def _line(source: Source) -> str:
    title = f"{source.title}. " if source.title else ""
    return f"[{source.key}] {source.publisher}, {source.date}. {title}{source.where}"


def _bibtex_entry(source: Source) -> str:
    fields = {
        "title": source.title or f"{source.publisher}, {source.date}",
        "author": f"{{{source.publisher.translate(ESCAPED)}}}",
        "year": source.date[:4] if source.date[:4].isdigit() else "",
        "howpublished": source.where,
        "institution": source.publisher if source.kind is SourceKind.STANDARD else "",
        "note": f"date: {source.date}",
    }
    lines = [
        f"  {name} = {{{value if name == 'author' else value.translate(ESCAPED)}}},"
        for name, value in fields.items()
        if value
    ]
    return "\n".join([f"@{BIBTEX_TYPES.get(source.kind, 'misc')}{{{source.key},", *lines, "}", ""])


def _csl_item(source: Source) -> dict[str, object]:
    item: dict[str, object] = {
        "id": source.key,
        "type": CSL_TYPES[source.kind],
        "title": source.title or f"{source.publisher}, {source.date}",
        "author": [{"literal": source.publisher}],
        "note": source.where,
    }
    parts = [[int(part) for part in day.split("-")] for day in source.date.split("/") if re.match("[0-9]{4}", day)]
    if parts:
        item["issued"] = {"date-parts": parts}
    return item
