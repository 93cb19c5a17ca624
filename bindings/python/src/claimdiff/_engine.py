"""Engines: the networks, which comparisons and judgements share."""

from __future__ import annotations

import os
import threading
import warnings
from functools import lru_cache
from typing import Literal

from claimdiff import _native as native

NO_MODEL = "none"
"""In place of a path of weights: no such network is wished for."""

_MODELS = {
    "encoder": native.lib.CLAIMDIFF_MODEL_ENCODER,
    "judge": native.lib.CLAIMDIFF_MODEL_JUDGE,
}


def default_model(model: Literal["encoder", "judge"]) -> str | None:
    """The path of the weights that an engine takes when none are named; None: there are none.

    The environment (CLAIMDIFF_MODEL for the encoder, CLAIMDIFF_JUDGE) comes first, then what
    the wheels claimdiff and claimdiff-model hold, then what is installed.
    """
    size = 1 + native.lib.claimdiff_default_model(native.ffi.NULL, 0, _MODELS[model])
    path = native.ffi.new("char[]", size)
    native.lib.claimdiff_default_model(path, size, _MODELS[model])
    return os.fsdecode(native.ffi.string(path)) or None


class Engine:
    """Networks, loaded once; any number of threads may use one at once.

    model: path of the encoder's weights, judge: of the judge's; None: as default_model says;
    NO_MODEL: none, and without an encoder no judge is looked for. Rules and words do what
    they can without. Raises ModelError where a file cannot be used.
    """

    def __init__(
        self,
        model: str | os.PathLike[str] | None = None,
        judge: str | os.PathLike[str] | None = None,
    ) -> None:
        _warn_without_judge(model, judge)
        paths = [native.c_string(None if p is None else os.fspath(p)) for p in (model, judge)]
        options = native.new("claimdiff_engine_options", model=paths[0], judge=paths[1])
        out, error = native.ffi.new("claimdiff_engine **"), native.ffi.new("claimdiff_error *")
        native.check(native.lib.claimdiff_engine_new(out, options, error), error)
        self.handle = native.owned(out[0], native.lib.claimdiff_engine_free)


def _warn_without_judge(*wished: object) -> None:
    """Says so where nobody has wished for an engine without a judge, as the tool does."""
    if wished != (None, None) or os.environ.get("CLAIMDIFF_JUDGE") == NO_MODEL:
        return
    if not default_model("judge"):
        warnings.warn(
            "no weights of a judge found: rules and words judge, and find less; "
            "pip install claimdiff-model",
            stacklevel=3,
        )


_making = threading.Lock()


def engine_or_default(engine: Engine | None) -> Engine:
    """The engine, or the one with the default weights that all share, made when first needed."""
    if engine is not None:
        return engine
    with _making:
        return _default()


@lru_cache(maxsize=1)
def _default() -> Engine:
    return Engine()
