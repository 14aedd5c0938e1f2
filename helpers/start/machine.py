"""What this computer must be: each lack is one sentence with its remedy.  Even Python 3.6 can read this file."""

import os
import struct
import sys

OLDEST = (3, 11)
DEEPEST = 90  # characters: below lies a path of 166, and Windows allows 260
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class CannotStartError(Exception):
    """The sentence that a student reads."""


def check(version=None, bits=None, root=ROOT):
    """Raise CannotStartError for a Python or a folder in which the kit can't run."""
    version, bits = version or sys.version_info, bits or 8 * struct.calcsize("P")
    if tuple(version[:2]) < OLDEST:
        found = ".".join(map(str, version[:2]))
        raise CannotStartError(
            "This is Python " + found + ". The kit needs Python 3.11 or newer: get it from python.org and try again."
        )
    if bits != 64:
        raise CannotStartError("This Python has {} bits. Install the 64-bit Python from python.org.".format(bits))
    if len(root) > DEEPEST:
        long = "The folder's path has {} characters. Move the folder to a shorter path, {} at most: "
        raise CannotStartError(long.format(len(root), DEEPEST) + root)
    if "onedrive" in root.lower():
        raise CannotStartError("The folder lies inside OneDrive, which locks files. Move it out of OneDrive: " + root)
    if not os.access(root, os.W_OK):
        raise CannotStartError("You may not write in this folder. Move it to your own documents: " + root)
