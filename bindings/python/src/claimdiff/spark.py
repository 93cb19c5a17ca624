"""Archives in Spark: articles in, a row a comparison out, with findings, facts and claims.

    >>> articles = spark.read.parquet("articles")         # id, story, text, outlet, date
    >>> reports = compare(with_stories(articles))         # a row a part of a story
    >>> table(reports, "findings").where("kind = 'contradiction'")

write() does the same in buckets that are not done again. docs/scale.md has what it costs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas
from pyspark.ml.feature import HashingTF, MinHashLSH
from pyspark.sql import DataFrame, SparkSession, Window
from pyspark.sql import functions as F
from pyspark.sql import types as T

import claimdiff
from claimdiff._comparing import Effort
from claimdiff._report import Table
from claimdiff._tables import COLUMNS, rows

_SPARK_TYPES: dict[type, T.DataType] = {
    int: T.LongType(),
    float: T.DoubleType(),
    str: T.StringType(),
    bool: T.BooleanType(),
}


def _array(table: Table) -> T.DataType:
    fields = [T.StructField(name, _SPARK_TYPES[type_]) for name, type_ in COLUMNS[table].items()]
    return T.ArrayType(T.StructType(fields))


_REPORTS = T.StructType(
    [
        T.StructField("story", T.StringType()),
        T.StructField("part", T.LongType()),
        T.StructField("parts", T.LongType()),
        T.StructField("articles", T.ArrayType(T.StringType())),
        T.StructField("one_event", T.DoubleType()),
        T.StructField("json", T.StringType()),
        *(T.StructField(table, _array(table)) for table in COLUMNS),
        T.StructField("error", T.StringType()),
    ]
)


@dataclass(frozen=True)
class Options:
    """How stories are compared, on every worker alike.

    model, judge: paths on the workers, or claimdiff.NO_MODEL; None: the default weights.
    max_articles: of a story compared with each other, 3 or more; a larger story is cut into
    parts of nearly one size, by date, and columns part and parts say so.
    max_pairs: of claims that the network is asked about in a comparison; 0: no limit.
    effort: "full", or "fast": about the likeliest of them alone.
    min_confidence: findings and facts below it are left out.
    json: keep the whole report, too.
    """

    model: str | None = None
    judge: str | None = None
    max_articles: int = 20
    max_pairs: int = 0
    effort: Effort = "full"
    min_confidence: float = 0.0
    json: bool = False

    def __post_init__(self) -> None:
        if self.max_articles < 3:
            raise ValueError("max_articles is less than 3: a part could hold one article")


def compare(articles: DataFrame, options: Options = Options()) -> DataFrame:
    """Compares the articles of each story: a row for each part of one.

    articles: strings id, story, text, outlet and date (YYYY-MM-DD); the last two may be null.
    The result has story, part (from 0) of parts, articles (their ids, by date), one_event, json
    (or null), findings, facts and claims (arrays; table() makes rows of them, in which name is
    the article's id), and error: why there is no report, a lone article for one.
    """
    by_story = Window.partitionBy("story")
    count, rank = F.count("id").over(by_story), F.row_number().over(by_story.orderBy("date", "id"))
    parts = F.ceil(count / options.max_articles)
    return (
        articles.select(
            "id",
            "story",
            "text",
            "outlet",
            "date",
            parts.alias("parts"),
            F.floor((rank - 1) * parts / count).alias("part"),
        )
        .groupBy("story", "part")
        .applyInPandas(lambda group: _compare_part(group, options), _REPORTS)
    )


def table(reports: DataFrame, name: Table) -> DataFrame:
    """One of the tables of reports: a row a side of a finding, a value of a fact, or a claim."""
    return (
        reports.select("story", "part", F.explode(name).alias("row"))
        .select("story", "part", "row.*")
        .withColumnRenamed("name", "id")
    )


@lru_cache(maxsize=1)
def _engine(model: str | None, judge: str | None) -> claimdiff.Engine:
    """One a worker process, which Spark keeps for many groups."""
    return claimdiff.Engine(model, judge)


def _compare_part(group: pandas.DataFrame, options: Options) -> pandas.DataFrame:
    group = group.sort_values(["date", "id"], na_position="first")
    given: Any = group.astype(object).where(group.notna(), None)
    made: dict[str, Any] = dict.fromkeys(_REPORTS.fieldNames())
    made.update(group[["story", "part", "parts"]].iloc[0], articles=list(group["id"]))
    try:
        report = claimdiff.compare(
            [claimdiff.Article(a.text, a.id, a.outlet, a.date) for a in given.itertuples()],
            engine=_engine(options.model, options.judge),
            max_pairs=options.max_pairs,
            effort=options.effort,
            min_confidence=options.min_confidence,
            threads=1,
        )
    except claimdiff.InputError as error:
        at = "" if error.article is None else f"{made['articles'][error.article]}: "
        return pandas.DataFrame([{**made, "error": at + error.message}])
    made.update({name: list(rows(report, name)) for name in COLUMNS})
    made.update(one_event=report.same_event.all, json=report.to_json() if options.json else None)
    return pandas.DataFrame([made])


def with_stories(
    articles: DataFrame, *, distance: float = 0.8, days: int = 3, rounds: int = 10
) -> DataFrame:
    """Gives articles whose story is null one: those that share names and figures.

    Two are joined where the Jaccard distance of their words with a capital and their numbers,
    as Spark's MinHashLSH finds it, is below distance and their dates, if both are known, are at
    most days apart; a story is what is joined so, over rounds steps at most, and is called by
    the least id in it.
    """
    known = articles.where("story is not null")
    lone = articles.where("story is null").drop("story")
    edges = _edges(_marked(lone), distance, days).localCheckpoint()
    stories = lone.select("id", F.col("id").alias("story"))
    for _ in range(rounds):
        less = (
            edges.join(stories, edges.b == stories.id)
            .groupBy("a")
            .agg(F.min("story").alias("less"))
        )
        joined = stories.join(less, stories.id == less.a, "left")
        after = joined.select(
            "id",
            F.least("story", "less").alias("story"),
            (F.col("less") < F.col("story")).alias("new"),
        ).localCheckpoint()
        stories = after.drop("new")
        if after.where("new").isEmpty():
            break
    return known.unionByName(lone.join(stories, "id").select(articles.columns))


_MARK = r"\b(?:[A-Z][\w'-]+|\d[\d,.]*\d|\d)\b"
_LITTLE = "A An And At But For He His I In It On She That The There They This We When".split()


def _marked(articles: DataFrame) -> DataFrame:
    """id, date and the marks of an article, hashed: its words with a capital and numbers."""
    marks = F.array_except(
        F.array_distinct(F.regexp_extract_all("text", F.lit(_MARK), 0)),
        F.array(*(F.lit(word) for word in _LITTLE)),
    )
    hashing = HashingTF(inputCol="marks", outputCol="features", numFeatures=1 << 20, binary=True)
    named = articles.select("id", "date", marks.alias("marks"))
    return hashing.transform(named.where(F.size("marks") > 0))


def _edges(marked: DataFrame, distance: float, days: int) -> DataFrame:
    """Pairs a, b of ids, both ways round."""
    lsh = MinHashLSH(inputCol="features", outputCol="hashes", numHashTables=8, seed=1)
    model = lsh.fit(marked)
    pairs: DataFrame = model.approxSimilarityJoin(marked, marked, distance)
    apart = F.abs(F.datediff(F.col("datasetA.date"), F.col("datasetB.date")))
    near = pairs.where("datasetA.id != datasetB.id").where(apart.isNull() | (apart <= days))
    return near.select(F.col("datasetA.id").alias("a"), F.col("datasetB.id").alias("b"))


def write(
    articles: DataFrame, path: str, options: Options = Options(), *, buckets: int = 64
) -> DataFrame:
    """Compares and writes Parquet, by buckets of stories; gives what stands at path then.

    A bucket that is whole (Spark's _SUCCESS) is left as it is, another begins anew, so that a
    run that was stopped goes on when it is called again, and one that has ended does nothing.
    """
    session = articles.sparkSession
    keyed = articles.withColumn("bucket", F.pmod(F.xxhash64("story"), F.lit(buckets)))
    for bucket in range(buckets):
        folder = f"{path}/bucket={bucket}"
        if not _is_whole(session, folder):
            wanted = keyed.where(F.col("bucket") == bucket).drop("bucket")
            compare(wanted, options).write.mode("overwrite").parquet(folder)
    return session.read.parquet(path)


def _is_whole(session: SparkSession, folder: str) -> bool:
    java: Any = session._jvm
    path = java.org.apache.hadoop.fs.Path(f"{folder}/_SUCCESS")
    return bool(path.getFileSystem(session._jsc.hadoopConfiguration()).exists(path))
