"""The doctor: is this computer ready?  Each line says OK, or FIX with the remedy."""

import importlib.metadata
import os
import sys
from collections.abc import Callable, Iterator, Mapping

from helpers.classroom import Internet
from helpers.failures import NetworkFailure
from helpers.lesson.panel import Line, Panel

OLDEST = (3, 11)
PACKAGES = ("dnspython", "h11", "ipywidgets", "jupyterlab", "matplotlib", "trustme")
START = "Close JupyterLab and run: python -m helpers.start"
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


def doctor(
    internet: Internet,
    version: tuple[int, ...] = sys.version_info[:2],
    installed: Callable[[str], str] = importlib.metadata.version,
    environment: Mapping[str, str] = os.environ,
) -> Panel:
    """Check Python, the packages, the proxies and the classroom of this notebook; nothing leaves the computer."""
    return Panel((_python(version), *_packages(installed), _proxies(environment), _small_internet(internet)))


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


def _proxies(environment: Mapping[str, str]) -> Line:
    found = [name for name in PROXIES if environment.get(name) or environment.get(name.lower())]
    if not found:
        return Line("OK", "No proxy is set.")
    return Line("OK", f"{', '.join(found)} is set. The kit does not use it: its packets stay on this computer.")


def _small_internet(internet: Internet) -> Line:
    try:
        answer = internet.client("abroad").stub.resolve("example")
    except (OSError, NetworkFailure, ValueError) as error:
        return Line("FIX", f"The small internet does not answer ({error}). Restart the kernel, then run all cells.")
    return Line("OK", f"The small internet answers: {answer.rcode.name}.")
