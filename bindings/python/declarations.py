"""Writes claimdiff/_ffi.py: what claimdiff.h and page.h declare, for cffi's ABI mode.

python declarations.py HEADER... _ffi.py
"""

import re
import sys
from pathlib import Path

from cffi import FFI


def declarations(header: str) -> str:
    """A header without comments, directives and what only a C++ compiler reads."""
    text = re.sub(r"/\*.*?\*/", "", header, flags=re.S)
    text = re.sub(r"^#ifdef __cplusplus.*?^#endif", "", text, flags=re.S | re.M)
    text = re.sub(r"^#(.*\\\n)*.*$", "", text, flags=re.M)
    return text.replace("CLAIMDIFF_API ", "")


def main(headers: list[str], out: str) -> None:
    ffi = FFI()
    ffi.set_source("claimdiff._ffi", None)
    for header in headers:
        ffi.cdef(declarations(Path(header).read_text(encoding="utf-8")))
    ffi.emit_python_code(out)


if __name__ == "__main__":
    main(sys.argv[1:-1], sys.argv[-1])
