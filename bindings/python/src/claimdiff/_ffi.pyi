"""Written when the wheel is built, out of claimdiff.h."""

from typing import Any

ffi: Any
