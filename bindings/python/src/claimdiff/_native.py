"""The C library through cffi: handles that free themselves, statuses as exceptions.

A handle's destructor holds what the handle was made from, so that the order in which the
library wants them freed (reports, articles, engine) holds whatever Python lets go of first.
"""

from __future__ import annotations

import os
import sys
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

from claimdiff._errors import InputError, ModelError, StoryError
from claimdiff._ffi import ffi as ffi

# Never unloaded: what lives until the interpreter ends is freed after this module.
lib: Any = ffi.dlopen(
    str(Path(__file__).parent / "lib" / "libclaimdiff.so"), os.RTLD_NOW | os.RTLD_NODELETE
)

Handle = Any
"""A cffi pointer to something of the library, freed with its last reference."""


def version() -> str:
    """The version of the library, "major.minor.patch"."""
    return string(lib.claimdiff_version())


def string(text: Any) -> str:
    """A C string that is not NULL."""
    return bytes(ffi.string(text)).decode()


def c_string(text: str | None) -> Any:
    """A NUL-terminated copy, to be kept as long as C reads it; NULL for None."""
    if text is None:
        return ffi.NULL
    if "\0" in text:
        raise ValueError("a name with a NUL character")
    return ffi.new("char[]", encode(text))


def encode(text: str) -> bytes:
    """UTF-8; a lone surrogate becomes bytes that are none, which the library tells of."""
    return text.encode("utf-8", "surrogatepass")


def character_offset(text: str) -> Callable[[int], int]:
    """A function from a byte offset of the text's UTF-8 to the offset in the text."""
    if text.isascii():
        return lambda offset: offset
    begins = list(accumulate((len(encode(c)) for c in text), initial=0))
    return lambda offset: bisect_right(begins, offset) - 1


def new(struct: str, **fields: Any) -> Any:
    """A struct of the library with its size set, all but the given fields the default."""
    made = ffi.new(f"{struct} *")
    made.size = ffi.sizeof(struct)
    for name, value in fields.items():
        try:
            setattr(made, name, value)
        except (OverflowError, TypeError) as error:
            raise ValueError(f"{name} cannot be {value!r}: {error}") from error
    return made


def owned(pointer: Any, free: Any, *made_from: Any) -> Handle:
    """The pointer, freed when nothing refers to it; made_from outlives it. At the end of the
    program all goes in any order, and nothing is freed."""

    def destroy(
        p: Any,
        made_from: tuple[Any, ...] = made_from,
        is_ending: Callable[[], bool] = sys.is_finalizing,
    ) -> None:
        if not is_ending():
            free(p)

    return ffi.gc(pointer, destroy)


def check(
    status: int,
    error: Any,
    texts: Sequence[str] = (),
    first: int = 0,
    called: Callable[[int], str] = "articles[{}]".format,
) -> None:
    """Raises what the library says of a call that failed.

    texts: that it was given, error.article counting from 0 (or unset where there is one);
    first: the number that the first of them has for the caller; called: the name by a number.
    """
    if not status:
        return
    message = string(error.message)
    if status == lib.CLAIMDIFF_ERR_MEMORY:
        raise MemoryError(message)
    name = string(lib.claimdiff_status_string(status))
    if status == lib.CLAIMDIFF_ERR_MODEL:
        raise ModelError(message, name)
    if status == lib.CLAIMDIFF_ERR_STORY:
        raise StoryError(message, name)
    article = 0 if len(texts) == 1 else error.article
    if article >= len(texts):
        raise InputError(message, name)
    offset, place = None, called(first + article)
    if status in (lib.CLAIMDIFF_ERR_UTF8, lib.CLAIMDIFF_ERR_NUL):
        offset = character_offset(texts[article])(error.offset)
        place += f", character {offset}"
    raise InputError(message, name, first + article, offset, place)
