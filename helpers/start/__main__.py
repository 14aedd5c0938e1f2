"""`python -m helpers.start [check | reset NAME | class | classroom | test]`: one command on every system.

Without a word it sets up and opens JupyterLab.  This file and machine.py are
written so that an old Python can read them and say what is wrong.
"""

import sys

from helpers.start import machine

USAGE = """python -m helpers.start            set up this computer and open the first notebook
python -m helpers.start check      the same, but stop when JupyterLab has shown the notebook
python -m helpers.start reset 00_start_here    a fresh copy of one notebook (your old one is kept)
python -m helpers.start reset all  fresh copies of all notebooks (your old ones and your progress are kept)
python -m helpers.start class      the cells of the class of ninety minutes alone, in notebooks/mine/class
python -m helpers.start classroom  the small internet in a terminal, for dig and curl
python -m helpers.start test       set up and run every test"""


def main(words):
    """Do what the words say; return the exit code, and print one sentence with the remedy where something fails."""
    try:
        machine.check()
        return _commands(words)
    except machine.CannotStartError as error:
        print(f"\nSTOP: {error}")
        return 1
    except KeyboardInterrupt:
        return 0


def _commands(words):
    from helpers.start import environment, lab, notebooks, suite

    if words[:1] == ["reset"] and len(words) == 2:
        print(notebooks.reset(words[1]))
    elif words[:1] == ["classroom"]:
        return lab.terminal(environment.prepare(), words[1:])
    elif words == ["class"]:
        python = environment.prepare()
        notebooks.copy_for_class()
        lab.show(python, "notebooks/mine/class")
    elif words == ["test"]:
        return suite.run(environment.prepare(for_tests=True))
    elif words in ([], ["check"]):
        python = environment.prepare()
        notebooks.copy()
        (lab.check if words else lab.show)(python)
    else:
        print(USAGE)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
