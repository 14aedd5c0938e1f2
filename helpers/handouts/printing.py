"""HTML to PDF, by a Chromium, Chrome or Edge of this computer that shows no window and asks no network."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
PLACES = {
    "darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ),
    "win32": (
        r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
        r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
        r"%ProgramFiles%\Microsoft\Edge\Application\msedge.exe",
    ),
}
FLAGS = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
    "--virtual-time-budget=1000",
)
PATIENCE_SECONDS = 120
BY_HAND = "open the HTML file in any browser and print it there"


class PrintingError(Exception):
    """There is no browser that prints, or it did not print; the message says what to do."""


def find_browser(named: str | None = None) -> str:
    """Return the program of the browser that is named, or of the first one that this computer has.

    Raises PrintingError where there is none; its message lists what was looked for.
    """
    if named is not None:
        found = shutil.which(named)
        if found is None:
            raise PrintingError(f"there is no program {named!r}; name the browser's program with its whole path")
        return found
    places = [os.path.expandvars(place) for place in PLACES.get(sys.platform, ())]
    for candidate in (*COMMANDS, *places):
        if found := shutil.which(candidate):
            return found
    looked = ", ".join((*COMMANDS, *places))
    raise PrintingError(
        f"no Chromium, Chrome or Edge was found (looked for: {looked}). Open the HTML files in any browser and print "
        "them there, or name the browser: python -m helpers.handouts --browser PATH"
    )


def print_pdf(page: Path, browser: str) -> Path:
    """Print an HTML file into a PDF file beside it, and return that.

    Raises PrintingError if the browser made none; a PDF that was there before is then gone.
    """
    page = page.resolve()  # a browser may look for a relative path in another folder
    pdf = page.with_suffix(".pdf")
    pdf.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [browser, *FLAGS, f"--user-data-dir={profile}", f"--print-to-pdf={pdf}", page.as_uri()]
        if _is_root():
            command.insert(1, "--no-sandbox")  # Chromium refuses to run in its sandbox as root
        try:
            said = subprocess.run(command, capture_output=True, timeout=PATIENCE_SECONDS, check=False).stderr
        except subprocess.TimeoutExpired as error:
            raise PrintingError(
                f"{browser} did not print {page.name} within {PATIENCE_SECONDS} seconds; {BY_HAND}"
            ) from error
        except OSError as error:
            raise PrintingError(f"{browser} could not be started: {error.strerror}; {BY_HAND}") from error
    if not pdf.exists():
        last = said.decode(errors="replace").strip().splitlines()[-1:] or ["it said nothing"]
        raise PrintingError(f"{browser} printed no {pdf.name}: {last[0]}; {BY_HAND}")
    return pdf


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
