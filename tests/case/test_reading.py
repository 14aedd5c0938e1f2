"""The reading list and its two exports, each read back by rules of its own."""

import json

import bibtexparser
import pytest

from helpers import case

CSL_TYPES = {"article-newspaper", "software", "dataset", "standard", "legal_case", "document"}  # of CSL 1.0.2


def test_the_list_stands_in_the_order_of_dates_the_undated_last():
    dates = [source.date for source in case.reading_list().sources]
    dated = [date for date in dates if date != "undated"]
    assert len(dates) == len(case.sources()) and dated == sorted(dated) and dates[: len(dated)] == dated


def test_one_kind_alone_in_words_and_in_html():
    shown = case.reading_list("ruling")
    assert repr(shown).splitlines()[0].startswith("[L1] PTUN Jakarta, 2020-06-03.") and len(shown.sources) == 2
    assert shown._repr_html_().count("<li>") == 2
    with pytest.raises(ValueError, match="no kind 'book'; there are: news, code, data, standard, ruling, project"):
        case.reading_list("book")


def test_a_bibtex_reader_finds_every_source():
    library = bibtexparser.parse_string(case.bibtex())
    assert library.failed_blocks == []
    assert {entry.key for entry in library.entries} == set(case.sources())
    entry = library.entries_dict["S1"].fields_dict
    assert entry["title"].value == "CEO Telegram Tawarkan Solusi, Pemerintah Siap Cabut Blokir"
    assert library.entries_dict["C1"].fields_dict["year"].value == "2017"


def test_csl_items_keep_to_the_schema():
    items = json.loads(case.csl())
    assert [item["id"] for item in items] == list(case.sources())
    for item in items:
        assert item["type"] in CSL_TYPES and item["title"] and item["author"][0]["literal"], item
        parts = item.get("issued", {}).get("date-parts", [[2017]])
        assert len(parts) in (1, 2) and all(1 <= len(part) <= 3 and 1900 < part[0] < 2100 for part in parts), item
    assert [item["id"] for item in json.loads(case.csl(["S1", "X2"]))] == ["S1", "X2"]


@pytest.mark.parametrize("export", [case.bibtex, case.csl])
def test_a_key_that_is_no_source_gets_a_sentence(export):
    with pytest.raises(LookupError, match="no source 'S999'; case.reading_list"):
        export(["S999"])
