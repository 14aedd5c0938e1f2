"""Unbound's own scenarios, played by our resolver: what they check must come out, step by step."""

import json

import pytest

from tests.require_all import SHARED, shared
from tests.rpz.script import Scenario

FILES = sorted(path.name for path in (SHARED / "vectors" / "rpz").glob("*.json"))
OTHER_TRIGGERS = {  # file -> steps whose answer comes from a trigger that a policy of ours ignores, and says so
    "rpz_cname_wild.rpl": {40},  # rpz-nsdname
}


@pytest.mark.parametrize("name", FILES or ["the scenarios"])
def test_each_step_comes_out_as_in_unbound(name):
    scenario = Scenario(shared("vectors/rpz") / name)
    if scenario.unknown():
        pytest.skip(f"{scenario.file} takes steps that are not known here: {', '.join(scenario.unknown())}")
    mismatches = {mismatch.step: mismatch for mismatch in scenario.play()}
    ignored = [line for policy, _ in scenario.policies for line in policy.ignored]
    known = OTHER_TRIGGERS.get(scenario.file, set(mismatches) if ignored else set())
    assert set(mismatches) == known, [one for step, one in mismatches.items() if step not in known]
    assert not mismatches or ignored


def test_a_wrong_expectation_is_found(tmp_path):
    path = next(iter(sorted(shared("vectors/rpz").glob("*.json"))))
    script = json.loads(path.read_text("utf-8"))
    check = next(step for step in script["steps"] if step["kind"] == "CHECK_ANSWER")
    check["entry"]["reply"].append("TC")
    (tmp_path / "changed.json").write_text(json.dumps(script), "utf-8")
    assert check["n"] in {mismatch.step for mismatch in Scenario(tmp_path / "changed.json").play()}
