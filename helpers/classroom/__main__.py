"""`python -m helpers.classroom [VANTAGE POINT]`: the small internet in a terminal, for dig and curl, until Ctrl-C."""

import sys
import tempfile
import time
from pathlib import Path

from helpers import classroom
from helpers.classroom import ready

USAGE = """python -m helpers.classroom            keep the small internet running; you are plugged in at Telkomsel
python -m helpers.classroom abroad     the same, plugged in somewhere else"""


def main(words: list[str]) -> int:
    """Open the classroom, print the table of its machines, wait for Ctrl-C; return the exit code."""
    if len(words) > 1 or words[:1] in (["-h"], ["--help"]):
        print(USAGE)
        return 2
    internet = classroom.open()
    try:
        client = internet.client(words[0] if words else "Telkomsel")
        with tempfile.TemporaryDirectory(prefix="eleven-names-") as folder:
            authority = Path(folder) / "authority.pem"
            authority.write_text(internet.network.authority.certificate_pem(), "utf-8")
            print(ready.table(client, authority, windows=sys.platform == "win32"), flush=True)
            while True:
                time.sleep(1)  # the servers work in a thread of their own
    except LookupError as error:
        print(error)
        return 2
    except KeyboardInterrupt:
        print("\nThe small internet is closed.")
        return 0
    finally:
        internet.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
