"""The check of a rewritten article: three points, each accepted in any wording, in English or Indonesian."""

import re
from collections.abc import Mapping, Sequence

from helpers.lesson.checks.article_points import POINTS
from helpers.lesson.panel import Line

MARK = re.compile(r"\W*(?:sentence|kalimat|no|nomor)?\W*([1-9])\s*[.:)\-]\s*", re.IGNORECASE)
QUOTED = re.compile('"[^"\n]*"|\N{LEFT DOUBLE QUOTATION MARK}[^\N{RIGHT DOUBLE QUOTATION MARK}\n]*.')
SENTENCE = re.compile(r"(?<=[.!?])\s+")
CLAUSE = re.compile(
    r"[,;:.!?()\N{EN DASH}\N{EM DASH}]|\s-\s|\b(?:but|and|then|so|because|tetapi|tapi|namun|dan|lalu|jadi|karena)\b"
)
SAME = {  # what is written in several ways, and what would be taken for something else
    r"\N{RIGHT SINGLE QUOTATION MARK}": "'",
    r"\bwon't\b": "will not",
    r"n't\b": " not",
    r"\be-? ?mail": "email",
    r"\b(?:direct|special) (?:\w+ )?channels?\b|\bchannels? of communication\b": "line",
    r"\b(?:kanal|saluran) (?:langsung|komunikasi|khusus)\b": "line",
    r"\b(?:to|with|at) the (?:ministry|government)\b": "there",
    r"\b(?:ke|kepada|dengan) (?:kementerian|kem)?(?:kominfo|pemerintah)?\b": "there",
}


def rewrite_the_article(text: object) -> Line:
    """Check a text that puts three things of the article right, in any order; the number of a sentence is optional."""
    lines = _lines(text)
    if lines is None:
        return Line("NOT YET", f"This is no text but {text!r}. Write your sentences between three quotes.")
    sentences = [(mark, _clauses(sentence)) for mark, sentence in lines]
    if not sentences:
        return Line("NOT YET", "There is no sentence yet. Write one for each thing that is not quite right.")
    found, missing = [], []
    for point in POINTS:
        marks = [mark for mark, clauses in sentences if point.made_by(clauses)]
        (found if marks else missing).append(point)
        if marks and not any(mark in ("", *point.stands_in) for mark in marks):
            return Line("NOT YET", f"You are right about {point.name}. But it does not stand in sentence {marks[0]}.")
    if missing:
        names = ", ".join(point.name for point in found)
        begin = f"{len(found)} of 3 found: {names}." if found else "None of the three is found yet."
        return Line("NOT YET", f"{begin} Look again: {missing[0].question}")
    return Line(
        "PASS",
        "All three: as he wrote, measures were done or under way, the e-mail was sent, and moderators process reports. "
        'What we have of his post names no condition: "to open the block again" is the article\'s.',
    )


def _lines(text: object) -> list[tuple[str, str]] | None:
    """Return each sentence with the number that its line begins with, or ""; None where there is no text.

    A line that begins with # is the notebook's own.
    """
    if isinstance(text, Mapping):
        text = [f"{key}: {value}" for key, value in text.items()]
    if isinstance(text, Sequence) and not isinstance(text, str | bytes):
        text = "\n".join(map(str, text))
    if not isinstance(text, str):
        return None
    found = []
    for line in text.splitlines():
        mark = MARK.match(line)
        rest = line[mark.end() :] if mark else line
        if not line.strip().startswith("#"):
            found += [(mark[1] if mark else "", part) for part in SENTENCE.split(rest) if re.search(r"\w", part)]
    return found


def _clauses(sentence: str) -> list[str]:
    """Cut a sentence at its signs and joining words; what stands in quotation marks is the article's."""
    words = QUOTED.sub(" ", sentence).casefold()
    for form, same in SAME.items():
        words = re.sub(form, same, words)
    return [" ".join(part.split()) for part in CLAUSE.split(words)]
