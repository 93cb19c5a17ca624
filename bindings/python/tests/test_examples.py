import subprocess
import sys
from pathlib import Path

import pytest
from conftest import FERRY

EXAMPLES = Path(__file__).parents[1] / "examples"


def run(name: str, *args: object) -> str:
    return subprocess.run(
        [sys.executable, EXAMPLES / name, *map(str, args)],
        capture_output=True,
        check=True,
        text=True,
        env={"CLAIMDIFF_JUDGE": "none"},
    ).stdout


def test_compare() -> None:
    printed = run("compare.py", FERRY / "courier.txt", FERRY / "herald.txt")
    assert "Twelve, Nine" in printed
    assert "courier.txt, line" in printed


def test_pages(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    pages = []
    for name in ("courier", "herald"):
        lines = (FERRY / f"{name}.txt").read_text().split("\n\n")
        body = "".join(f"<p>{line}</p>" for line in lines[1:])
        pages.append(tmp_path / f"{name}.html")
        pages[-1].write_text(
            f"<html><body><article><h1>{lines[0]}</h1>{body}</article></body></html>"
        )
    assert "Captain Henrik Aas was on the bridge" in run("pages.py", *pages)
