import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import claimdiff

ROOT = Path(__file__).parents[3]
FERRY = ROOT / "examples/articles/ferry"
TINY = [str(ROOT / "tests/model/data" / name) for name in ("tiny-bert.cdm", "tiny-judge.cdm")]
GOLD = sorted(p.parent for p in (ROOT / "tests/gold").glob("*/*/gold.json"))


@pytest.fixture(scope="session")
def rules() -> claimdiff.Engine:
    """An engine without networks: milliseconds a comparison, the same report everywhere."""
    return claimdiff.Engine(model=claimdiff.NO_MODEL)


@pytest.fixture(scope="session")
def tiny() -> claimdiff.Engine:
    """Networks of a few neurons, which mean nothing."""
    return claimdiff.Engine(*TINY)


@pytest.fixture(scope="session")
def ferry(rules: claimdiff.Engine) -> claimdiff.Report:
    articles = [
        claimdiff.Article((FERRY / f"{name}.txt").read_text(), f"{name}.txt", name.title())
        for name in ("courier", "herald")
    ]
    return claimdiff.compare(articles, engine=rules)


@pytest.fixture(scope="session")
def tool() -> str:
    found = os.environ.get("CLAIMDIFF_TOOL") or shutil.which("claimdiff")
    if not found:
        pytest.skip("no claimdiff to compare with: CLAIMDIFF_TOOL")
    return found


def read_files(paths: list[Path], named: Callable[[Path], str] = str) -> list[claimdiff.Article]:
    """Articles out of files, with their line ends as they are."""
    return [claimdiff.Article(p.read_bytes().decode(), named(p)) for p in paths]
