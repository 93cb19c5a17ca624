"""How far work is: shown by tqdm or told to a function, which may end it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

from claimdiff._native import ffi

Progress: TypeAlias = "bool | Callable[[int, int], object]"
"""True: a bar by tqdm. A function: called now and then, in the thread that called, with what
is done and the total; what it raises ends the work and is raised again."""

Tell: TypeAlias = "Callable[[int, int], object] | None"


@contextmanager
def shown(progress: Progress) -> Iterator[Tell]:
    """Gives what to tell of progress; the bar, if it is one, ends with the block."""
    if progress is not True:
        yield progress or None
        return
    from tqdm.auto import tqdm

    with tqdm() as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield show


class Watch:
    """The library's progress function. It runs in the thread that compares; what is raised in
    it, Ctrl-C in the main thread too, is kept until the library has stopped."""

    def __init__(self, tell: Tell) -> None:
        self.raised: BaseException | None = None
        self._tell = tell
        self.callback = ffi.callback(
            "bool(void *, size_t, size_t)", self._go_on, error=False, onerror=self._keep
        )

    @contextmanager
    def telling(self, tell: Tell) -> Iterator[None]:
        """Work of the library that is told of; what was raised meanwhile is raised after it."""
        self._tell = tell
        try:
            yield
        finally:
            self._tell = None
        raised, self.raised = self.raised, None
        if raised:
            raise raised

    def _go_on(self, _: Any, done: int, total: int) -> bool:
        if self._tell:
            self._tell(done, total)
        return True

    def _keep(self, _: object, raised: BaseException, __: object) -> None:
        self.raised = raised
