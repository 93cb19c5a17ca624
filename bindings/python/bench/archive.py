"""What an archive costs in Spark: CPU seconds of the comparisons and of all that Spark does.

python archive.py DOCS COUNT [rules|judge] [group]

DOCS: ECB+ as lines of JSON (doc, subtopic, sentences: [{text}]), whose subtopics are events.
COUNT articles in stories of five are made of it by copying. group: their stories are found
by with_stories, and compared with the subtopics; copies are not made then.
"""

import json
import os
import sys
import time
from pathlib import Path

from pyspark.sql import SparkSession

import claimdiff
from claimdiff.spark import Options, compare, with_stories

IN_STORY = 5
SCHEMA = "id string, story string, text string, outlet string, date string"


def events(path: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in Path(path).read_text().splitlines():
        doc = json.loads(line)
        text = " ".join(s["text"] for s in doc["sentences"])
        found.setdefault(doc["subtopic"], []).append(text)
    return found


def copies(found: dict[str, list[str]], count: int) -> list[tuple[str | None, ...]]:
    stories = [
        texts[i : i + IN_STORY]
        for texts in found.values()
        for i in range(0, len(texts) - IN_STORY + 1, IN_STORY)
    ]
    rows: list[tuple[str | None, ...]] = []
    while len(rows) < count:
        number = len(rows) // IN_STORY
        for i, text in enumerate(stories[number % len(stories)]):
            rows.append((f"{number}-{i}", str(number), text, None, None))
    return rows


def cpu_seconds() -> dict[str, float]:
    """User and system time of the processes that this one has started, by their name."""
    spent: dict[str, float] = {}
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = stat.read_text().partition("(")[2].rpartition(") ")
        except OSError:
            continue
        fields = rest.split()
        parents[int(stat.parent.name)] = (int(fields[1]), name, int(fields[11]) + int(fields[12]))
    for pid, (parent, name, ticks) in parents.items():
        while parent not in (0, 1, os.getpid()):
            parent = parents.get(parent, (0, "", 0))[0]
        if parent == os.getpid():
            spent[name] = spent.get(name, 0.0) + ticks / os.sysconf("SC_CLK_TCK")
    return spent


def pairs_shared(groups: dict[str, list[str]], events_of: dict[str, str]) -> tuple[int, int, int]:
    together = right = 0
    for ids in groups.values():
        for i, a in enumerate(ids):
            for b in ids[:i]:
                together += 1
                right += events_of[a] == events_of[b]
    sizes = [list(events_of.values()).count(e) for e in set(events_of.values())]
    return right, together, sum(n * (n - 1) // 2 for n in sizes)


def main() -> None:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    found, count = events(sys.argv[1]), int(sys.argv[2])
    rules = "judge" not in sys.argv[3:]
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "2g")
        .config("spark.sql.shuffle.partitions", "8")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    begun = time.time()
    if "group" in sys.argv:
        events_of = {f"{e}#{i}": e for e, texts in found.items() for i in range(len(texts))}
        rows = [
            (f"{e}#{i}", None, t, None, None) for e, ts in found.items() for i, t in enumerate(ts)
        ]
        groups: dict[str, list[str]] = {}
        for row in with_stories(session.createDataFrame(rows, SCHEMA)).collect():
            groups.setdefault(row.story, []).append(row.id)
        right, together, wanted = pairs_shared(groups, events_of)
        print(
            f"{len(rows)} articles of {len(found)} events in {len(groups)} stories, largest "
            f"{max(map(len, groups.values()))}; pairs: precision {right / together:.2f}, "
            f"recall {right / wanted:.2f}"
        )
    else:
        rows = copies(found, count)
        options = Options(model=claimdiff.NO_MODEL) if rules else Options()
        reports = compare(session.createDataFrame(rows, SCHEMA).repartition(8), options)
        made = reports.selectExpr(
            "sum(size(findings))", "sum(size(claims))", "count(error)"
        ).first()
        print(f"{len(rows)} articles: {made}")
    spent = cpu_seconds()
    print(
        f"wall {time.time() - begun:.0f} s, CPU seconds",
        spent,
        {name: f"{len(rows) / s * 3600:.0f} articles an hour" for name, s in spent.items() if s},
    )
    session.stop()


main()
