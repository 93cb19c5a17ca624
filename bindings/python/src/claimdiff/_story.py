"""Stories: articles of one event that come one by one."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimdiff import _native as native
from claimdiff._comparing import (
    Article,
    ComparisonOptions,
    ReportOptions,
    as_article,
    options_of,
    read_article,
)
from claimdiff._engine import Engine, engine_or_default
from claimdiff._progress import Progress, Watch, shown
from claimdiff._report import Report

if TYPE_CHECKING:
    from typing_extensions import Unpack


class Story:
    """Articles of one event, each compared with those before it when it comes.

    >>> story = claimdiff.Story()
    >>> changes = story.add("Nine miners died on Monday.")
    >>> changes = story.add("Twelve miners died on Monday.")
    >>> [f.kind for f in changes.findings]
    ['contradiction']

    The work is that of the new article, not of all pairs. Of more than three articles each is
    compared with the claims of those before it that are likeliest to be on the same thing, and
    of claims that agree with four. Options are those of compare; max_pairs is a limit for each
    article. Threads may share a story: one at a time works on it.
    """

    def __init__(
        self,
        *,
        engine: Engine | None = None,
        **options: Unpack[ComparisonOptions],
    ) -> None:
        self._begin(engine)
        given = options_of(self._watch, **options)
        out, error = native.ffi.new("claimdiff_story **"), native.ffi.new("claimdiff_error *")
        status = native.lib.claimdiff_story_new(out, self._engine, given, error)
        native.check(status, error)
        self._own(out[0])

    @classmethod
    def load(
        cls,
        path: str | os.PathLike[str],
        *,
        engine: Engine | None = None,
        **options: Unpack[ReportOptions],
    ) -> Story:
        """The story of a file that save wrote, with the same networks; it goes on as it would
        have then.

        Raises StoryError where the file is damaged or was made by other networks, or by a
        version that reads its articles otherwise.
        """
        story = cls.__new__(cls)
        story._begin(engine)
        given = options_of(story._watch, **options)
        data = Path(path).read_bytes()
        out, error = native.ffi.new("claimdiff_story **"), native.ffi.new("claimdiff_error *")
        status = native.lib.claimdiff_story_load(
            out, story._engine, native.ffi.from_buffer(data), len(data), given, error
        )
        native.check(status, error)
        story._own(out[0])
        for i in range(native.lib.claimdiff_story_article_count(out[0])):
            story._texts.append(_text_of(native.lib.claimdiff_story_article(out[0], i)))
        return story

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the story to a file: its articles, and what comparing them has come to."""
        out, length = native.ffi.new("char **"), native.ffi.new("size_t *")
        error = native.ffi.new("claimdiff_error *")
        with self._lock:
            status = native.lib.claimdiff_story_save(out, length, self._handle, error)
        native.check(status, error)
        try:
            Path(path).write_bytes(bytes(native.ffi.buffer(out[0], length[0])))
        finally:
            native.lib.claimdiff_string_free(self._engine, out[0])

    def add(
        self,
        article: Article | str,
        *,
        lenient: bool = False,
        max_bytes: int = 0,
        progress: Progress = False,
    ) -> Report:
        """Adds an article, and reports what it changes: the findings and facts in which it takes
        part. Articles are numbered as they came.

        Raises InputError where the article cannot be used, which leaves the story as it was,
        and what progress raises; after that, and after Ctrl-C, the story can go on no more.
        """
        given = as_article(article)
        with self._lock, shown(progress) as tell:
            handle = read_article(self._engine, len(self), given, lenient, max_bytes)
            out, error = native.ffi.new("claimdiff_report **"), native.ffi.new("claimdiff_error *")
            with self._watch.telling(tell):
                status = native.lib.claimdiff_story_add(out, self._handle, handle, error)
            native.check(status, error)
            native.ffi.gc(handle, None)  # the story frees it
            self._texts.append(given.text)
            return self._report(out[0])

    def report(self) -> Report:
        """The whole report of the story so far."""
        out, error = native.ffi.new("claimdiff_report **"), native.ffi.new("claimdiff_error *")
        with self._lock:
            native.check(native.lib.claimdiff_story_report(out, self._handle, error), error)
            return self._report(out[0])

    def __len__(self) -> int:
        """How many articles it has."""
        return len(self._texts)

    def _begin(self, engine: Engine | None) -> None:
        self._engine = engine_or_default(engine).handle
        self._watch = Watch(None)
        self._lock = threading.Lock()
        self._texts: list[str] = []

    def _own(self, story: Any) -> None:
        self._handle = native.owned(
            story, native.lib.claimdiff_story_free, self._engine, self._watch
        )

    def _report(self, report: Any) -> Report:
        owned = native.owned(report, native.lib.claimdiff_report_free, self._handle)
        return Report(owned, self._engine, list(self._texts))


def _text_of(article: Any) -> str:
    length = native.ffi.new("size_t *")
    text = native.lib.claimdiff_article_text(article, length)
    return bytes(native.ffi.buffer(text, length[0])).decode()
