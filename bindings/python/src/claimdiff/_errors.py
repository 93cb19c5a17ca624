"""What the library's statuses are as exceptions."""

from __future__ import annotations


class Error(Exception):
    """The library could not do what it was asked for; str() says where and why.

    message: why, without where.
    status: its name for what went wrong, "not valid UTF-8", ...
    article: index of the article at fault, or None.
    offset: of the place in its text, in characters, or None.
    """

    def __init__(
        self,
        message: str,
        status: str,
        article: int | None = None,
        offset: int | None = None,
        place: str = "",
    ) -> None:
        super().__init__(f"{place}: {message}" if place else message)
        self.message = message
        self.status = status
        self.article = article
        self.offset = offset


class InputError(Error, ValueError):
    """An article, a text or an option cannot be used."""


class ModelError(Error):
    """A file of weights cannot be used."""


class StoryError(Error, ValueError):
    """A file holds no story that can be gone on with."""
