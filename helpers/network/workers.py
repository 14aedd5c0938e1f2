"""Workers: each Later gets a thread of its own, never one of a pool, so that no worker waits for a free one."""

import asyncio
import concurrent.futures
import threading
from typing import Any

from helpers.endpoint import Later

MOST_WORKERS = 1000  # threads; a Later beyond them gives the response that it has for this
PATIENCE_SECONDS = 10  # real ones, for a worker at the end


class Workers:
    """The threads that are at work now."""

    def __init__(self) -> None:
        self._threads: set[threading.Thread] = set()

    async def run(self, later: Later) -> Any:
        """Return what a Later gives, from a thread of its own."""
        if len(self._threads) >= MOST_WORKERS:
            return later.otherwise()
        future: concurrent.futures.Future = concurrent.futures.Future()

        def work() -> None:
            future.set_running_or_notify_cancel()
            try:
                future.set_result(later.work())
            except BaseException as fault:
                future.set_exception(fault)

        thread = threading.Thread(target=work, name="worker", daemon=True)
        thread.start()
        self._threads.add(thread)  # not before: who closes the classroom would join a thread that has not begun
        try:
            return await asyncio.wrap_future(future)
        finally:
            self._threads.discard(thread)

    def join(self) -> None:
        """Wait for those that are still at work."""
        for thread in list(self._threads):
            thread.join(PATIENCE_SECONDS)
