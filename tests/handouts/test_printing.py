"""From HTML to PDF: by the browser that is found or named; a clear sentence where none is."""

import os
import re
import subprocess
import sys

import pytest

from helpers.handouts import HANDOUTS, PrintingError, find_browser, print_pdf, printing
from helpers.handouts.__main__ import main
from tests.require_all import program


@pytest.fixture
def nobody(monkeypatch, tmp_path):
    """Let this computer have no program at all."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(printing, "PLACES", {})


def stand_in(folder, *lines):
    """Write a program that is no browser."""
    path = folder / "no_browser"
    path.write_text("\n".join([f"#!{sys.executable}", *lines]), "utf-8")
    path.chmod(0o755)
    return str(path)


def test_a_browser_is_found():
    assert os.access(find_browser(program("chromium")), os.X_OK)
    assert "chrom" in find_browser().lower()


def test_without_a_browser_the_message_says_what_was_looked_for_and_what_to_do(nobody):
    with pytest.raises(PrintingError, match=r"looked for: chromium, .*msedge.*Open the HTML files.*--browser PATH"):
        find_browser()


def test_a_browser_that_is_named_and_not_there_is_named_in_the_message(nobody):
    with pytest.raises(PrintingError, match="there is no program 'netscape'; name the browser's program"):
        find_browser("netscape")


def test_the_html_is_written_even_without_a_browser(nobody, tmp_path, capsys):
    assert main(["--folder", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().out
    assert len(list((tmp_path / "out").glob("*.html"))) == len(HANDOUTS)
    assert (
        said.startswith(f"HTML: {len(HANDOUTS)} files in ")
        and "PDF: 0 of 5 files, because no Chromium, Chrome or Edge" in said
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a script with #! is a program on other systems only")
def test_a_program_that_prints_nothing_is_said_with_its_last_line(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<p>x", "utf-8")
    (tmp_path / "page.pdf").write_text("an old one", "utf-8")
    dumb = stand_in(tmp_path, "import sys", "sys.exit('I am no browser')")
    with pytest.raises(
        PrintingError, match=r"printed no page\.pdf: I am no browser; open the HTML file in any browser"
    ):
        print_pdf(page, dumb)
    assert not (tmp_path / "page.pdf").exists()


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Print every handout once."""
    folder = tmp_path_factory.mktemp("printed")
    assert main(["--folder", str(folder), "--browser", program("chromium")]) == 0
    return folder


@pytest.mark.parametrize("name", HANDOUTS)
def test_each_page_of_the_html_is_one_sheet_of_a4(printed, name):
    """So no page runs over to a second sheet; pdfinfo counts."""
    told = subprocess.run(
        [program("pdfinfo"), printed / f"{name}.pdf"], capture_output=True, text=True, check=True
    ).stdout
    assert int(re.search(r"^Pages: +(\d+)", told, re.MULTILINE)[1]) == HANDOUTS[name]().count('<section class="page">')
    assert re.search(r"^Page size: .*\(A4\)", told, re.MULTILINE)


def test_the_words_can_be_read_in_the_pdf(printed):
    """And nothing else is printed: no date, no address of the file."""
    file = printed / "human_internet.pdf"
    told = subprocess.run(
        [program("pdftotext"), "-layout", file, "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "149.154.167.51" in told and "202.3.219.209" in told and "Data centre 2" in told
    assert str(printed) not in told and "file:" not in told


def test_a_relative_folder_is_printed_as_well(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["--folder", "out", "--browser", program("chromium")]) == 0
    assert len(list((tmp_path / "out").glob("*.pdf"))) == len(HANDOUTS)
