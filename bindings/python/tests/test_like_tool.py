"""The report of the C tool and of Python, byte for byte."""

import subprocess
from pathlib import Path

import pytest
from conftest import GOLD, TINY, read_files

import claimdiff


@pytest.mark.parametrize("folder", GOLD, ids=lambda p: p.name)
def test_gold(folder: Path, tool: str, rules: claimdiff.Engine) -> None:
    files = sorted(folder.glob("*.txt"))
    printed = subprocess.run(
        [tool, "--model=none", "--format=json", *files], capture_output=True, check=False
    )
    assert printed.returncode <= 1, printed.stderr
    report = claimdiff.compare(read_files(files), engine=rules)
    assert report.to_json().encode() == printed.stdout


@pytest.mark.parametrize("folder", GOLD[:6], ids=lambda p: p.name)
def test_gold_with_networks(folder: Path, tool: str, tiny: claimdiff.Engine) -> None:
    files = sorted(folder.glob("*.txt"))
    options = [f"--model={TINY[0]}", f"--judge-model={TINY[1]}", "--format=json"]
    printed = subprocess.run([tool, *options, *files], capture_output=True, check=False)
    report = claimdiff.compare(read_files(files), engine=tiny)
    assert report.network and report.to_json().encode() == printed.stdout


def test_page(tool: str, rules: claimdiff.Engine) -> None:
    files = sorted(GOLD[0].glob("*.txt"))
    printed = subprocess.run(
        [tool, "--model=none", "--format=html", *files], capture_output=True, check=False
    )
    page = claimdiff.compare(read_files(files), engine=rules).to_html()
    assert page.encode() == printed.stdout
