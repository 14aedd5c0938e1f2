"""`python -m helpers.handouts [--browser PATH] [--folder FOLDER]`: the handouts as HTML files, and printed as PDF."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from helpers.handouts import FOLDER, PrintingError, find_browser, print_pdf, write


def main(words: Sequence[str]) -> int:
    """Do what the words say; return the exit code: 1 where no PDF could be made, though the HTML files are there."""
    parser = argparse.ArgumentParser("python -m helpers.handouts", description="Write the handouts as HTML and PDF.")
    parser.add_argument("--browser", help="the program of a Chromium, Chrome or Edge that prints the PDF files")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the files go")
    chosen = parser.parse_args(words)
    pages = write(chosen.folder)
    print(f"HTML: {len(pages)} files in {chosen.folder}")
    printed = 0
    try:
        browser = find_browser(chosen.browser)
        for page in pages:
            print_pdf(page, browser)
            printed += 1
    except PrintingError as error:
        print(f"PDF: {printed} of {len(pages)} files, because {error}")
        return 1
    print(f"PDF: {printed} files beside them, printed by {browser}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
