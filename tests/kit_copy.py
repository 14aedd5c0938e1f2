"""A copy of the kit in a folder of a test's own: all files that belong to it, those not yet committed as well."""

import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).parents[1]


def copy_of_the_kit(folder):
    """Copy every file of the kit that git would not ignore; return the folder."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=True
    )
    for name in listed.stdout.decode("utf-8").rstrip("\0").split("\0"):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder
