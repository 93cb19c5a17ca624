import json
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


def test_duck(tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    articles = [
        {"story": "ferry", "text": (FERRY / f"{name}.txt").read_text(), "outlet": name}
        for name in ("courier", "herald")
    ]
    articles.append({"story": "alone", "text": "Rain fell.", "date": "2026-03-03"})
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(article) + "\n" for article in articles))
    rows = [row.split("\t") for row in run("duck.py", path).splitlines()]
    assert {row[0] for row in rows} == {"ferry"}
    assert ["courier", "7", "Captain Henrik Aas was on the bridge"] in [row[3:] for row in rows]
