"""The glossary: each word in both languages, short, with its source; the notebooks use the same words."""

import re

import pytest

from helpers import case, lesson
from helpers.lesson.glossary import all_terms
from helpers.lesson.minutes import words
from tests.notebooks.reading import PATHS, prose

TERMS = {entry.term.casefold(): entry for entry in all_terms()}
FIELD = """
    host name; resolver; stub resolver; recursive resolver; authoritative server; zone; root; referral; glue; cache;
    TTL; query; response; answer; changed answer; response code; NXDOMAIN; REFUSED; policy; trigger; action; wildcard;
    exact rule; overblocking; underblocking; block page; certificate; port; address; prefix; provider; middlebox;
    transport; UDP; TCP; DoT; DoH; data centre; vantage point; control; door; stand-in
"""


def words_of(source):
    """Return each word that the line **Words:** of a notebook explains, with its Indonesian word or the same."""
    (line,) = re.findall(r"^\*\*Words:\*\* (.+)$", source, re.MULTILINE)
    found = re.findall(r"\*([^*]+)\*(?: \(([^)]+)\))?", re.sub(r"`[^`]*`", "code", line))
    return [(term.casefold(), istilah or term.casefold()) for term, istilah in found]


def test_the_words_of_the_field_are_there():
    assert {term.strip().casefold() for term in FIELD.split(";")} <= set(TERMS)


def test_each_term_stands_once_and_in_the_order_of_the_alphabet():
    assert list(TERMS) == sorted(TERMS) and len(TERMS) == len(all_terms())
    assert len({entry.istilah.casefold() for entry in all_terms()}) == len(TERMS)


@pytest.mark.parametrize("entry", all_terms(), ids=lambda entry: entry.term)
def test_each_term_is_explained_in_twenty_words_at_most_with_a_source(entry):
    for sentence in (entry.meaning, entry.arti):
        assert 5 <= words(sentence) <= 20 and sentence[-1] in ".?", sentence
    assert entry.istilah and entry.source and set(entry.source) <= set(case.sources())
    assert re.fullmatch("0[0-7]", entry.notebook)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_words_of_a_notebook_are_in_the_glossary_with_the_same_indonesian_word(path):
    found = words_of(prose(path)[-1])
    assert len(found) >= 3
    assert [(term, istilah, path.stem) for term, istilah in found
            if term not in TERMS or TERMS[term].istilah.casefold() != istilah.casefold()] == []  # fmt: skip


def test_the_search_for_the_words_of_a_notebook_finds_them():
    source = "## Key points\n\n**Words:** *Host name* (nama host): a name. *Wildcard*: `*.` before a name.\n\n*No word*"
    assert words_of(source) == [("host name", "nama host"), ("wildcard", "wildcard")]


def test_one_or_more_terms_in_either_language_and_any_case():
    assert [entry.term for entry in lesson.glossary("Resolver", "ZONA", " host  name ").terms] == [
        "resolver",
        "zone",
        "host name",
    ]
    assert repr(lesson.glossary("zone")) == (
        "zone: A part of the tree of names that one owner looks after, in one file.\n"
        "    zona: Bagian pohon nama yang diurus satu pemilik, dalam satu berkas. [RFC9499]"
    )


def test_without_terms_all_of_them_or_those_of_a_notebook():
    assert lesson.glossary().terms == all_terms()
    of_02 = lesson.glossary(notebook="02").terms
    assert of_02 == tuple(entry for entry in all_terms() if entry.notebook == "02") and len(of_02) >= 5


@pytest.mark.parametrize(
    "asked, sentence",
    [
        ("resolvr", "no term 'resolvr' in the glossary; near it are: resolver"),
        ("zon", "near it are: zone"),
        ("qqqqqq", f"lesson.glossary() shows all {len(TERMS)}"),
        (7, "no term 7 in the glossary"),
    ],
)
def test_an_unknown_term_names_near_ones(asked, sentence):
    with pytest.raises(LookupError) as raised:
        lesson.glossary(asked)
    assert sentence in str(raised.value)


def test_an_unknown_notebook_names_those_that_there_are():
    with pytest.raises(LookupError, match="no terms for notebook '99'; there are some for: 00, 01, 02"):
        lesson.glossary(notebook="99")


def test_the_card_says_what_the_text_says_and_marks_the_indonesian_words():
    page = lesson.glossary("changed answer")._repr_html_()
    for part in ("changed answer", "Another answer than the owner", "RFC8914"):
        assert part in page
    assert page.count('lang="id"') == 2 and "background:#FFFFFF" in page and "<script" not in page
