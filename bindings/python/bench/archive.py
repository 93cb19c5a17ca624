"""What an archive costs in Spark: CPU seconds of the comparisons and of Spark itself.

python archive.py DOCS COUNT,... [judge] [max_pairs=N]
python archive.py DOCS group

DOCS: ECB+ as lines of JSON (doc, subtopic, sentences: [{text}]), whose subtopics are events.
Of it COUNT articles in stories of five are made by copying, put into Parquet, compared and
written; all counts in one session, so that a row shows what growth costs and not the start; by
rules, or with the networks (judge). group: with_stories finds the stories of the articles as
they are, which are compared with the subtopics.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

import claimdiff
from claimdiff.spark import Options, table, with_stories, write

IN_STORY = 5
BUCKETS = 16
SCHEMA = "id string, story string, text string, outlet string, date string"


def events(path: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in Path(path).read_text().splitlines():
        doc = json.loads(line)
        text = " ".join(s["text"] for s in doc["sentences"])
        found.setdefault(doc["subtopic"], []).append(text)
    return found


def store(session: SparkSession, found: dict[str, list[str]], count: int, path: str) -> None:
    """Writes so many articles: the stories of five over and over."""
    stories = [
        texts[i : i + IN_STORY]
        for texts in found.values()
        for i in range(0, len(texts) - IN_STORY + 1, IN_STORY)
    ]
    rows = [(k, i, text) for k, texts in enumerate(stories) for i, text in enumerate(texts)]
    given = session.createDataFrame(rows, "k int, i int, text string")
    numbers = session.range(0, count // IN_STORY).withColumn("k", F.expr(f"id % {len(stories)}"))
    numbers.withColumnRenamed("id", "story").join(F.broadcast(given), "k").selectExpr(
        "concat(story, '-', i) id",
        "string(story) story",
        "text",
        "string(null) outlet",
        "string(null) date",
    ).write.parquet(path)


def cpu_seconds() -> dict[str, float]:
    """User and system time of the processes that this one has started, by their name, those
    that have ended among them."""
    spent: dict[str, float] = {}
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = stat.read_text().partition("(")[2].rpartition(") ")
        except OSError:
            continue
        fields = rest.split()
        parents[int(stat.parent.name)] = (int(fields[1]), name, sum(map(int, fields[11:15])))
    for pid, (parent, name, ticks) in parents.items():
        while parent not in (0, 1, os.getpid()):
            parent = parents.get(parent, (0, "", 0))[0]
        if parent == os.getpid():
            spent[name] = spent.get(name, 0.0) + ticks / os.sysconf("SC_CLK_TCK")
    return spent


class Meter:
    """What passes between two looks: seconds, and CPU seconds of Python and of all else."""

    def __init__(self) -> None:
        self.begun, self.spent = time.time(), cpu_seconds()

    def look(self) -> tuple[float, float, float]:
        before = self.begun, self.spent
        self.__init__()
        python = sum(s for name, s in self.spent.items() if name.startswith("python"))
        was = sum(s for name, s in before[1].items() if name.startswith("python"))
        rest = sum(self.spent.values()) - python - (sum(before[1].values()) - was)
        return self.begun - before[0], python - was, rest


def pairs_shared(groups: dict[str, list[str]], events_of: dict[str, str]) -> tuple[int, int, int]:
    together = right = 0
    for ids in groups.values():
        for i, a in enumerate(ids):
            for b in ids[:i]:
                together += 1
                right += events_of[a] == events_of[b]
    sizes = [list(events_of.values()).count(e) for e in set(events_of.values())]
    return right, together, sum(n * (n - 1) // 2 for n in sizes)


def group(session: SparkSession, found: dict[str, list[str]]) -> None:
    meter = Meter()
    events_of = {f"{e}#{i}": e for e, texts in found.items() for i in range(len(texts))}
    rows = [(f"{e}#{i}", None, t, None, None) for e, ts in found.items() for i, t in enumerate(ts)]
    groups: dict[str, list[str]] = {}
    for row in with_stories(session.createDataFrame(rows, SCHEMA)).collect():
        groups.setdefault(row.story, []).append(row.id)
    right, together, wanted = pairs_shared(groups, events_of)
    wall, python, rest = meter.look()
    print(
        f"{len(rows)} articles of {len(found)} events in {len(groups)} stories, largest "
        f"{max(map(len, groups.values()))}; pairs: precision {right / together:.2f}, "
        f"recall {right / wanted:.2f}; {wall:.0f} s, CPU {python + rest:.0f} s"
    )


def compare_all(
    session: SparkSession, found: dict[str, list[str]], counts: list[int], options: Options
) -> None:
    meter = Meter()
    print("| articles | MB | findings | wall, s | Python, CPU s | Spark, CPU s | an hour and core |")
    print("|---|---|---|---|---|---|---|")
    for count in [IN_STORY, *counts]:
        with tempfile.TemporaryDirectory() as folder:
            store(session, found, count, f"{folder}/articles")
            meter.look()
            articles = session.read.parquet(f"{folder}/articles")
            reports = write(articles, f"{folder}/reports", options, buckets=BUCKETS)
            wall, python, rest = meter.look()
            size = articles.agg(F.sum(F.octet_length("text"))).first()[0] / 1e6
            findings = table(reports, "findings").count()
            assert reports.where("error is not null").isEmpty()
        print(
            f"| {count} | {size:.1f} | {findings} | {wall:.0f} | {python:.1f} | {rest:.1f} | "
            f"{count / (python + rest) * 3600:.0f} |",
            flush=True,
        )


def main() -> None:
    docs, what, *rest = sys.argv[1:]
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.memory", "2g")
        .config("spark.sql.shuffle.partitions", "8")
        .config("spark.sql.parquet.compression.codec", "gzip")  # no native library
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    found = events(docs)
    if what == "group":
        group(session, found)
    else:
        most = sum(int(given.removeprefix("max_pairs=")) for given in rest if "=" in given)
        model = None if "judge" in rest else claimdiff.NO_MODEL
        counts = [int(count) for count in what.split(",")]
        compare_all(session, found, counts, Options(model=model, max_pairs=most))
    session.stop()


main()
