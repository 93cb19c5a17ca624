"""Spark on this machine, two worker processes."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import claimdiff

pytest.importorskip("pyspark")
if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
    pytest.skip("no java", allow_module_level=True)

from conftest import FERRY, GOLD, ROOT, TINY
from pyspark.sql import DataFrame, SparkSession

from claimdiff.spark import Options, compare, table, with_stories, write

RULES = Options(model=claimdiff.NO_MODEL, json=True)
SCHEMA = "id string, story string, text string, outlet string, date string"
NINE = "Nine miners died in Vell on Monday, police said."
TWELVE = "Twelve miners died in Vell on Monday, said Ida Brenner, the mayor."


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.parquet.compression.codec", "gzip")  # no native library
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    yield session
    session.stop()


def frame(spark: SparkSession, rows: list[tuple[Any, ...]]) -> DataFrame:
    return spark.createDataFrame(rows, SCHEMA)


def gold_frame(spark: SparkSession, folders: list[Path]) -> DataFrame:
    return frame(
        spark,
        [
            (f"{folder.name}/{p.name}", folder.name, p.read_bytes().decode(), None, None)
            for folder in folders
            for p in folder.glob("*.txt")
        ],
    )


@pytest.fixture(scope="module")
def gold(spark: SparkSession) -> DataFrame:
    return gold_frame(spark, GOLD[:4])


def same_as_tool(
    spark: SparkSession, tool: str, folders: list[Path], options: Options, flags: list[str]
) -> None:
    """Whether reports, with findings, facts and claims, are the tool's, byte for byte."""
    reports = {row.story: row for row in compare(gold_frame(spark, folders), options).collect()}
    for folder in folders:
        row = reports[folder.name]
        names = sorted(f"{folder.name}/{p.name}" for p in folder.glob("*.txt"))
        printed = subprocess.run(
            [tool, *flags, "--format=json", *names],
            cwd=folder.parent,
            capture_output=True,
            check=False,
        )
        assert row.json.encode() == printed.stdout, folder
        assert row.error is None and (row.part, row.parts) == (0, 1)
        said = json.loads(row.json)
        assert len(row.findings) == sum(len(f["claims"]) for f in said["findings"])
        assert len(row.facts) == sum(len(f["cells"]) for f in said["facts"])
        assert len(row.claims) == sum(len(a["claims"]) for a in said["articles"])


def test_reports_are_those_of_the_tool(spark: SparkSession, tool: str) -> None:
    assert len({folder.name for folder in GOLD}) == len(GOLD) > 20
    same_as_tool(spark, tool, GOLD, RULES, ["--model=none"])


def test_reports_with_networks_are_those_of_the_tool(spark: SparkSession, tool: str) -> None:
    options = Options(*TINY, json=True)
    flags = [f"--model={TINY[0]}", f"--judge-model={TINY[1]}"]
    same_as_tool(spark, tool, GOLD[:6], options, flags)


def test_tables(gold: DataFrame) -> None:
    reports = compare(gold, RULES).cache()
    findings = table(reports, "findings")
    assert {"story", "part", "id", "kind", "confidence", "text"} <= set(findings.columns)
    assert findings.where("kind = 'contradiction'").count() >= 2
    texts = {row.id: row.text for row in gold.collect()}
    claims = table(reports, "claims").collect()
    assert claims
    assert all(texts[c.id][c.begin : c.end] == c.text for c in claims)
    assert table(reports, "facts").where("verdict is null").isEmpty()


def test_large_stories_are_cut_and_say_so(spark: SparkSession) -> None:
    days = [(f"a{i:02}", "s", NINE, None, f"2026-03-{i + 1:02}") for i in range(7)]
    rows = compare(frame(spark, days), Options(claimdiff.NO_MODEL, max_articles=3)).collect()
    parts = sorted((row.part, row.parts, row.articles) for row in rows)
    assert [len(articles) for _, _, articles in parts] == [3, 2, 2]
    assert [(part, of) for part, of, _ in parts] == [(0, 3), (1, 3), (2, 3)]
    assert parts[0][2] == ["a00", "a01", "a02"]
    with pytest.raises(ValueError):
        Options(max_articles=2)


def test_trouble_is_a_row(spark: SparkSession) -> None:
    rows = [
        ("a", "alone", NINE, None, None),
        ("b", "empty", NINE, "Courier", "2026-03-03"),
        ("c", "empty", " ", None, None),
    ]
    errors = {row.story: row.error for row in compare(frame(spark, rows), RULES).collect()}
    assert errors["alone"] == "fewer than two articles"
    assert errors["empty"].startswith("c: ")


def test_writing_goes_on_where_it_stopped(gold: DataFrame, tmp_path: Path) -> None:
    path = tmp_path / "reports"
    first = {row.story: row.json for row in write(gold, str(path), RULES, buckets=3).collect()}
    assert len(first) == 4
    whole = {p: p.stat().st_mtime_ns for p in path.rglob("*.parquet")}
    [broken, *_] = sorted(p.parent for p in path.rglob("*.parquet") if p.stat().st_size > 20000)
    (broken / "_SUCCESS").unlink()
    again = {row.story: row.json for row in write(gold, str(path), RULES, buckets=3).collect()}
    assert again == first
    kept = {p for p, at in whole.items() if p.exists() and p.stat().st_mtime_ns == at}
    assert {p.parent for p in whole} - {p.parent for p in kept} == {broken}


def test_stories_are_found(spark: SparkSession) -> None:
    ferry = [(p.stem, None, p.read_text(), None, "2026-03-03") for p in FERRY.glob("*.txt")]
    mill = [
        (p.stem + "-mill", None, p.read_text(), None, None)
        for p in (ROOT / "examples/articles/mill").glob("*.txt")
    ]
    late = [
        ("late", None, ferry[0][2], None, "2026-05-01"),
        ("known", "k", NINE, None, None),
        ("unmarked", None, "rain fell.", None, None),
    ]
    found = with_stories(frame(spark, [*ferry, *mill, *late]))
    stories = {row.id: row.story for row in found.collect()}
    assert len(stories) == len(ferry) + len(mill) + 3
    assert (stories["known"], stories["late"], stories["unmarked"]) == ("k", "late", "unmarked")
    assert stories["courier"] == stories["herald"] == "courier"
    assert len({stories[id] for id, *_ in mill}) == 1
    assert found.columns == ["id", "story", "text", "outlet", "date"]
    assert [row.story for row in with_stories(found.where("story = 'k'")).collect()] == ["k"]
