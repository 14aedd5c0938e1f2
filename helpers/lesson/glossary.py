"""The glossary: the field's words in English and Indonesian, each with the standard or source that it comes from."""

import difflib
import functools
import html
from dataclasses import dataclass

from helpers.case.rows import SourceKeys
from helpers.case.sources import table
from helpers.show.card import style
from helpers.show.pen import BLUE, GREY


@dataclass(frozen=True)
class Term:
    """A word, what it means, and the notebook, such as "02", that needs it first."""

    term: str
    istilah: str
    meaning: str
    arti: str
    notebook: str
    source: SourceKeys

    def __str__(self) -> str:
        return f"{self.term}: {self.meaning}\n    {self.istilah}: {self.arti} [{', '.join(self.source)}]"


@dataclass(frozen=True, repr=False)
class Glossary:
    """Some terms under each other, as a card; `repr` is the same as text."""

    terms: tuple[Term, ...]

    def __repr__(self) -> str:
        return "\n".join(map(str, self.terms))

    def _repr_html_(self) -> str:
        look = style(padding="8px 12px", width=900)
        return f'<dl style="{look};font-size:16px;line-height:1.5">{"".join(map(_entry, self.terms))}</dl>'


def glossary(*terms: str, notebook: str | None = None) -> Glossary:
    """Return the entries of some terms, English or Indonesian; without terms all, or those that a notebook needs first.

    Raises LookupError for an unknown term, naming those that are written nearly like it, and for an unknown notebook.
    """
    if terms:
        return Glossary(tuple(map(_entry_of, terms)))
    notebooks = sorted({entry.notebook for entry in all_terms()})
    if notebook not in (None, *notebooks):
        raise LookupError(f"no terms for notebook {notebook!r}; there are some for: {', '.join(notebooks)}")
    return Glossary(tuple(entry for entry in all_terms() if notebook in (None, entry.notebook)))


@functools.cache
def all_terms() -> tuple[Term, ...]:
    """Return every term, in the order of the English alphabet."""
    return table("glossary.csv", Term)


def _entry_of(words: str) -> Term:
    by_word = {word.casefold(): entry for entry in all_terms() for word in (entry.istilah, entry.term)}
    wanted = " ".join(str(words).split()).casefold()
    if wanted in by_word:
        return by_word[wanted]
    near = list(dict.fromkeys(by_word[word].term for word in difflib.get_close_matches(wanted, by_word, n=4)))
    there = f"near it are: {', '.join(near)}" if near else f"lesson.glossary() shows all {len(all_terms())}"
    raise LookupError(f"no term {words!r} in the glossary; {there}")


def _entry(entry: Term) -> str:
    return (
        f'<dt style="margin-top:8px;padding-left:10px;border-left:6px solid {BLUE}"><b>{html.escape(entry.term)}</b> '
        f'<i lang="id">{html.escape(entry.istilah)}</i></dt>'
        f'<dd style="margin:0 0 0 16px">{html.escape(entry.meaning)}<br>'
        f'<i lang="id">{html.escape(entry.arti)}</i> '
        f'<span style="color:{GREY}">[{html.escape(", ".join(entry.source))}]</span></dd>'
    )
