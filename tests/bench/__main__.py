"""Print every figure as a table and write build/bench.json; the words after the command choose groups of figures."""

import dataclasses
import importlib
import json
import sys
from pathlib import Path

GROUPS = ["internet", "resolver", "doorway", "program", "policy", "remedies", "widgets", "notebooks"]


def main(wanted: list[str]) -> int:
    """Measure the wanted groups, all by default; return 0 whatever the figures are: machines differ."""
    unknown = set(wanted) - set(GROUPS)
    if unknown:
        print(f"There is no group {', '.join(unknown)}. There are: {', '.join(GROUPS)}")
        return 2
    figures = []
    print(f"{'what':58} {'measured':>12} {'target':>10}   peer")
    for group in wanted or GROUPS:
        for figure in importlib.import_module(f"tests.bench.{group}").figures():
            figures.append(dataclasses.asdict(figure))
            target = "" if figure.target is None else f"{figure.target:g}"
            peer = f"{figure.peer}: {figure.peer_value:.4g}" if figure.peer_value is not None else ""
            mark = " " if figure.holds else "!"
            print(f"{figure.name:58} {figure.value:>9.4g} {figure.unit:5} {target:>7} {mark} {peer}", flush=True)
    build = Path(__file__).parents[2] / "build"
    build.mkdir(exist_ok=True)
    (build / "bench.json").write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
