"""The doctor: is this computer ready?  Each line says OK, or FIX with the remedy.

It looks at the kernel, the versions, the widgets, the fonts, the proxy
variables and the network of this computer; nothing leaves the computer.
"""

import importlib.metadata
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from helpers.classroom import Internet
from helpers.failures import NetworkFailure
from helpers.lesson.panel import Line, Panel

OLDEST = (3, 11)
PACKAGES = ("dnspython", "h11", "h2", "ipywidgets", "jupyterlab", "matplotlib", "simpy", "trustme")
FONT = "DejaVu Sans"  # matplotlib brings it along
WIDGETS = ("jupyterlab_widgets", "ipywidgets")  # the part in the browser, the part in Python
START = "Close JupyterLab and run: python -m helpers.start"
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


def doctor(
    internet: Internet,
    version: tuple[int, ...] = sys.version_info[:2],
    installed: Callable[[str], str] = importlib.metadata.version,
    environment: Mapping[str, str] = os.environ,
    prefix: str = sys.prefix,
    fonts: Callable[[], Iterable[str]] | None = None,
) -> Panel:
    """Check this computer and this notebook's kernel and classroom; by default the real ones are looked at."""
    return Panel((
        _kernel(prefix, environment),
        _python(version),
        *_packages(installed),
        _widgets(installed),
        _fonts(fonts or _fonts_of_matplotlib),
        _proxies(environment),
        _ports(),
        _small_internet(internet),
    ))  # fmt: skip


def _kernel(prefix: str, environment: Mapping[str, str]) -> Line:
    own = Path(prefix).name == ".venv" or bool(environment.get("CONDA_PREFIX"))
    if not own:
        return Line("FIX", f"This notebook runs in another Python than the kit's. {START}")
    return Line("OK", f"The kernel is the kit's own Python, in the folder {Path(prefix).name}.")


def _python(version: tuple[int, ...]) -> Line:
    words = ".".join(map(str, version))
    if version < OLDEST:
        return Line("FIX", f"This is Python {words}; the kit needs 3.11 or newer. {START}")
    return Line("OK", f"Python {words}")


def _packages(installed: Callable[[str], str]) -> Iterator[Line]:
    for package in PACKAGES:
        try:
            yield Line("OK", f"{package} {installed(package)}")
        except importlib.metadata.PackageNotFoundError:
            yield Line("FIX", f"{package} is missing: this notebook runs in another Python. {START}")


def _widgets(installed: Callable[[str], str]) -> Line:
    try:
        for part in WIDGETS:
            installed(part)
    except importlib.metadata.PackageNotFoundError:
        return Line("FIX", f"Widgets can't be shown: {part} is missing. {START}")
    return Line("OK", "Widgets: both parts are there. If you see only text, reload this page in the browser.")


def _fonts(fonts: Callable[[], Iterable[str]]) -> Line:
    if FONT not in fonts():
        return Line("FIX", f"The font {FONT} is missing, so charts may look strange. {START}")
    return Line("OK", f"The font {FONT} is there.")


def _fonts_of_matplotlib() -> Iterable[str]:
    from matplotlib import font_manager  # here, since it takes half a second

    return font_manager.get_font_names()


def _proxies(environment: Mapping[str, str]) -> Line:
    found = [name for name in PROXIES if environment.get(name) or environment.get(name.lower())]
    if not found:
        return Line("OK", "No proxy is set.")
    return Line("OK", f"{', '.join(found)} is set. The kit does not use it: its packets stay on this computer.")


def _ports() -> Line:
    from helpers.network.sockets import sockets_of_one_number  # here, since a browser's Python has no sockets

    try:
        for sock in sockets_of_one_number(["udp", "tcp"]):
            sock.close()
    except OSError as error:
        return Line("FIX", error.strerror or str(error))
    return Line("OK", "This computer gives free ports; the lesson needs no other network.")


def _small_internet(internet: Internet) -> Line:
    try:
        answer = internet.client("abroad").stub.resolve("example")
    except (OSError, NetworkFailure, ValueError) as error:
        return Line("FIX", f"The small internet does not answer ({error}). Restart the kernel, then run all cells.")
    return Line("OK", f"The small internet answers: {answer.rcode.name}.")
