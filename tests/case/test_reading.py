"""The reading list and its two exports, each read back by rules of its own."""

import json
import re

import bibtexparser
import pytest

from helpers import case

CSL_TYPES = {"article-newspaper", "software", "dataset", "standard", "legal_case", "document"}  # of CSL 1.0.2


def test_the_list_stands_by_kind_and_in_the_order_of_dates_the_undated_last():
    found = case.reading_list().sources
    assert set(found) == set(case.sources().values())
    kinds = list(dict.fromkeys(source.kind for source in found))
    assert kinds == list(case.SourceKind)
    for kind in kinds:
        dates = [source.date for source in found if source.kind is kind]
        dated = [date for date in dates if date != "undated"]
        assert dated == sorted(dated) and dates[: len(dated)] == dated
    assert [source.kind for source in found] == [kind for kind in kinds for one in found if one.kind is kind]


def test_one_kind_alone_in_words_in_markdown_and_in_html():
    shown = case.reading_list("ruling")
    assert repr(shown).splitlines()[:2] == [
        "ruling (2)",
        "[L1] PTUN Jakarta, 2020-06-03. Judgment 230/G/TF/2019/PTUN-JKT. Tribun/Kompas 4 Jun 2020; medcom",
    ]
    assert shown._repr_markdown_().startswith("**ruling** (2)\n\n- [L1] PTUN Jakarta")
    assert shown._repr_html_().count("<li>") == 2 and "<b>ruling</b>" in shown._repr_html_()
    assert "\\_posts/" in case.reading_list("news")._repr_markdown_()
    with pytest.raises(ValueError, match="no kind 'book'; there are: news, code, data, standard, ruling, project"):
        case.reading_list("book")


def test_a_bibtex_reader_finds_every_source():
    library = bibtexparser.parse_string(case.bibtex())
    assert library.failed_blocks == []
    assert {entry.key for entry in library.entries} == set(case.sources())
    entry = library.entries_dict["S1"].fields_dict
    assert entry["title"].value == "CEO Telegram Tawarkan Solusi, Pemerintah Siap Cabut Blokir"
    assert library.entries_dict["C1"].fields_dict["year"].value == "2017"


def test_every_bibtex_entry_has_what_its_type_requires():
    required = {"misc": {"title", "author", "note"}, "techreport": {"title", "author", "institution", "year"}}
    for entry in bibtexparser.parse_string(case.bibtex()).entries:
        fields = {name: field.value for name, field in entry.fields_dict.items()}
        source = case.sources()[entry.key]
        lacking = required[entry.entry_type] - set(fields)
        assert lacking <= ({"year"} if source.date == "undated" else set()), entry.key
        assert all(fields.values()) and re.fullmatch(r"[A-Za-z0-9-]+", entry.key), entry.key
        assert fields.get("year", "") == ("" if source.date == "undated" else source.date[:4])
        assert not any(re.search(r"(?<!\\)[&%$#_]", value) for value in fields.values()), entry.key


def test_csl_items_keep_to_the_schema():
    """As CSL's own schema of input data has it: no other properties, names of literals, dates of one or two parts."""
    items = json.loads(case.csl())
    assert [item["id"] for item in items] == list(case.sources())
    for item in items:
        assert {"id", "type"} <= set(item) <= {"id", "type", "title", "author", "issued", "note"}, item
        assert all(isinstance(item[name], str) and item[name] for name in ("id", "type", "title", "note")), item
        assert item["type"] in CSL_TYPES, item
        assert [list(name) for name in item["author"]] == [["literal"]] and item["author"][0]["literal"], item
        source = case.sources()[item["id"]]
        assert ("issued" in item) is (source.date != "undated"), item
        if "issued" in item:
            assert set(item["issued"]) == {"date-parts"}
            days = ["-".join(f"{part:02}" for part in parts) for parts in item["issued"]["date-parts"]]
            assert 1 <= len(days) <= 2 and "/".join(days) == source.date, item
    assert [item["id"] for item in json.loads(case.csl(["S1", "X2"]))] == ["S1", "X2"]


@pytest.mark.parametrize("export", [case.bibtex, case.csl])
def test_a_key_that_is_no_source_gets_a_sentence(export):
    with pytest.raises(LookupError, match="no source 'S999'; case.reading_list"):
        export(["S999"])
