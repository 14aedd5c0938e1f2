"""The reader of tables: what an editor may do to a file is forgiven, an error names file, line and what is expected."""

import pytest

from helpers import case
from helpers.case.table import read_rows, read_toml, rows_with

HOSTS = (case.DATA / "api_hosts.csv").read_text("utf-8")


@pytest.fixture
def read(tmp_path):
    def reader(data):
        path = tmp_path / "hosts.csv"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return read_rows(path, case.ApiHost, case.sources())

    return reader


@pytest.mark.parametrize(
    "saved",
    [
        HOSTS.encode(),
        HOSTS.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + HOSTS.encode(),
        (HOSTS + "\n,,,,,,\n\n").encode(),
        "\n".join(", ".join(line.split(",")) for line in HOSTS.splitlines()).encode(),
    ],
    ids=["as it is", "CRLF", "BOM", "empty lines", "spaces"],
)
def test_what_editors_do_is_forgiven(read, saved):
    assert read(saved) == case.api_hosts()


@pytest.mark.parametrize(
    "old, new, sentence",
    [
        ("name,dc", "nmae,dc", "hosts.csv, line 1: the column 'name' is missing; expected: name,dc,upload"),
        ("name,dc", "name,name,dc", "hosts.csv, line 1: the column 'name' is there twice"),
        ("date,confidence", "date,confidence,colour", "hosts.csv, line 1: nobody reads the column 'colour'"),
        ("venus.web.telegram.org,2,", "venus.web.telegram.org,two,", "hosts.csv, line 3, column dc: 'two' is wrong"),
        ("venus.web.telegram.org,2,no", "venus.web.telegram.org,2,nein", "line 3, column upload: 'nein' is wrong"),
        ("venus.web.telegram.org", "venus web", "line 3, column name: 'venus web' is wrong; expected"),
        ("2017-07-05,High", "5 July,High", "line 2, column date: '5 July' is wrong; expected"),
        ("2017-07-05,High", "2017-07-05,Sure", "line 2, column confidence: 'Sure' is wrong; expected one of: High"),
        ("C2 S2", "C2 S999", "line 2, column source: no source 'S999'; expected a key of sources.csv"),
        ("2017-07-05,High", "2017-07-05", "line 2: 6 cells for 7 columns; expected one cell for each column"),
        ("C2 S2", 'C2 "S2', "column source"),
    ],
)
def test_an_error_names_file_line_and_what_is_expected(read, old, new, sentence):
    with pytest.raises(ValueError) as raised:
        read(HOSTS.replace(old, new, 1))
    assert sentence in str(raised.value)


def test_a_file_in_another_encoding_says_how_to_save_it(read):
    with pytest.raises(ValueError, match="hosts.csv, line 2: not in UTF-8; save the file as UTF-8"):
        read(HOSTS.splitlines()[0].encode() + "\nIñigo".encode("cp1252"))


def test_a_missing_file_is_a_sentence(tmp_path):
    with pytest.raises(LookupError, match="gone.csv is missing from .*; get this file of the kit again"):
        read_rows(tmp_path / "gone.csv", case.Source)


def test_rows_with_a_value_in_their_order_or_all():
    rows = case.api_hosts()
    found = rows_with(rows, "name", "venus.web.telegram.org", "host")
    assert [row.name for row in found] == ["venus.web.telegram.org"] and rows_with(rows, "name", None, "host") == rows
    assert rows_with((), "name", None, "host") == ()


def test_a_value_that_no_row_has_names_those_that_there_are():
    known = ", ".join(row.name for row in case.api_hosts())
    with pytest.raises(LookupError, match=f"^no host 'mars'; there are: {known}$"):
        rows_with(case.api_hosts(), "name", "mars", "host")


def test_a_toml_file_with_a_mistake_names_itself_and_the_line(tmp_path):
    path = tmp_path / "class.toml"
    path.write_bytes(b'\xef\xbb\xbftitle = "x"\r\nroom = "open\r\n')
    with pytest.raises(ValueError, match=r"class\.toml: .*line 2.*look for a missing quote"):
        read_toml(path)
    path.write_bytes(b'\xef\xbb\xbftitle = "x"\r\n')
    assert read_toml(path) == {"title": "x"}
