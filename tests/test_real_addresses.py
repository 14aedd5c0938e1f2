"""The failure table on real addresses: the script that proves it in a network namespace, run as a reader runs it."""

import os
import pathlib
import re
import subprocess
import sys

import pytest

from tests.require_all import program

ROOT = pathlib.Path(__file__).parent.parent
SCRIPT = "tests/real_addresses.sh"
AT_LEAST = 79  # tests in there


def run(**environment):
    return subprocess.run(
        [program("bash"), SCRIPT],
        cwd=ROOT,
        env={**os.environ, "PYTHON": sys.executable, **environment},
        capture_output=True,
        encoding="utf-8",
    )


@pytest.mark.skipif(sys.platform != "linux", reason="network namespaces and nftables are parts of Linux")
def test_each_interference_is_the_same_with_nftables_on_real_addresses():
    done = run()
    if done.returncode == 0 and done.stdout.startswith("real addresses not tested: "):
        pytest.skip(done.stdout.strip())
    assert done.returncode == 0, done.stdout + done.stderr
    passed = re.search(r"^(\d+) passed", done.stdout, re.MULTILINE)
    assert passed and int(passed[1]) >= AT_LEAST, done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="network namespaces and nftables are parts of Linux")
@pytest.mark.parametrize("required, code", [("0", 0), ("1", 1)])
def test_the_script_says_what_is_missing(tmp_path, required, code):
    """With a PATH that has nothing but what the script begins with, the first tool that it needs is missing."""
    for name in ("bash", "dirname"):
        (tmp_path / name).symlink_to(program(name))
    script = (ROOT / SCRIPT).read_text("utf-8").replace(':/usr/sbin:/sbin"', '"')
    copy = tmp_path / "tests" / "copy.sh"
    copy.parent.mkdir()
    copy.write_text(script, "utf-8")
    environment = {"PATH": str(tmp_path), "REQUIRE_ALL": required}
    done = subprocess.run([program("bash"), copy], env=environment, capture_output=True, encoding="utf-8")
    sentence = "real addresses not tested: unshare is not installed; on Debian: apt install util-linux\n"
    assert (done.returncode, done.stdout, done.stderr) == (code, sentence, "")


def test_outside_of_its_namespace_nothing_of_it_is_collected():
    command = [sys.executable, "-m", "pytest", "-q", "--collect-only", "-p", "no:cacheprovider", "tests/real_addresses"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == pytest.ExitCode.NO_TESTS_COLLECTED, done.stdout
