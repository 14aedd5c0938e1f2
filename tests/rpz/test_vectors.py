"""Unbound's own scenarios, played by our resolver: what they check must come out, step by step."""

import json
import pathlib

import pytest

from tests.rpz.script import Scenario

FOLDER = pathlib.Path(__file__).parents[3] / "shared" / "vectors" / "rpz"
FILES = sorted(FOLDER.glob("*.json"))
OTHER_TRIGGERS = {  # file -> steps whose answer comes from a trigger that a policy of ours ignores, and says so
    "rpz_cname_wild.rpl": {40},  # rpz-nsdname
}


@pytest.mark.parametrize("path", FILES or [None], ids=lambda path: path.stem if path else "none")
def test_each_step_comes_out_as_in_unbound(path):
    if path is None:
        pytest.skip("the scenarios of Unbound are not there: no folder shared/vectors/rpz beside this one")
    scenario = Scenario(path)
    if scenario.unknown():
        pytest.skip(f"{scenario.file} takes steps that are not known here: {', '.join(scenario.unknown())}")
    mismatches = {mismatch.step: mismatch for mismatch in scenario.play()}
    ignored = [line for policy, _ in scenario.policies for line in policy.ignored]
    known = OTHER_TRIGGERS.get(scenario.file, set(mismatches) if ignored else set())
    assert set(mismatches) == known, [one for step, one in mismatches.items() if step not in known]
    assert not mismatches or ignored


@pytest.mark.parametrize("path", FILES[:1] or [None], ids=lambda path: path.stem if path else "none")
def test_a_wrong_expectation_is_found(path, tmp_path):
    if path is None:
        pytest.skip("the scenarios of Unbound are not there: no folder shared/vectors/rpz beside this one")
    script = json.loads(path.read_text("utf-8"))
    check = next(step for step in script["steps"] if step["kind"] == "CHECK_ANSWER")
    check["entry"]["reply"].append("TC")
    (tmp_path / "changed.json").write_text(json.dumps(script), "utf-8")
    assert check["n"] in {mismatch.step for mismatch in Scenario(tmp_path / "changed.json").play()}
