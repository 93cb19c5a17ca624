import datetime
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from conftest import FERRY

import claimdiff
from claimdiff import Article

NINE = "Nine miners died on Monday, police said."
TWELVE = "Twelve miners died on Monday, said Ida Brenner, the mayor."


def test_finds_the_numbers_that_differ(rules: claimdiff.Engine) -> None:
    report = claimdiff.compare([NINE, TWELVE], engine=rules)
    [finding] = report.of_kind("contradiction")
    assert finding.reason == "number"
    assert [s.claim.text for s in finding.sides] == [NINE[:-1], TWELVE[:-1]]
    assert [s.evidence[0].text for s in finding.sides] == ["Nine", "Twelve"]
    assert [s.claim.source_name for s in finding.sides] == ["police", "Ida Brenner"]


def test_facts_and_event(rules: claimdiff.Engine) -> None:
    report = claimdiff.compare([NINE, TWELVE], engine=rules)
    fact = report.facts[0]
    assert fact.verdict == "conflict"
    assert [(c.value.text, c.norm) for c in fact.cells] == [("Nine", "9"), ("Twelve", "12")]
    [pair] = report.same_event.pairs
    assert (pair.a, pair.b, pair.probability) == (0, 1, report.same_event.all)
    assert pair.probability and pair.probability > 0.5


def test_articles_keep_what_is_known_of_them(rules: claimdiff.Engine) -> None:
    day = datetime.date(2026, 3, 3)
    report = claimdiff.compare(
        [
            Article(NINE, "nine.txt", "Courier", day),
            Article(TWELVE, date=datetime.datetime(2026, 3, 4, 12)),
        ],
        engine=rules,
    )
    first, second = report.articles
    assert (first.name, first.outlet, first.date) == ("nine.txt", "Courier", "2026-03-03")
    assert (second.name, second.outlet, second.date) == (None, None, "2026-03-04")
    assert report.facts[0].cells[0].as_of == "2026-03-03"


def test_options_reach_the_library(rules: claimdiff.Engine) -> None:
    only = claimdiff.compare([NINE, TWELVE], engine=rules, kinds=["agreement"])
    assert not only.of_kind("contradiction")
    sure = claimdiff.compare([NINE, TWELVE], engine=rules, min_confidence=1.0)
    assert not sure.findings


def test_fast_effort_asks_less(tiny: claimdiff.Engine) -> None:
    articles = [(FERRY / f"{name}.txt").read_text() for name in ("courier", "herald")]
    assert claimdiff.compare(articles, engine=tiny).limits.pairs_unasked == 0
    assert claimdiff.compare(articles, engine=tiny, effort="fast").limits.pairs_unasked > 0
    story = claimdiff.Story(engine=tiny, effort="fast")
    changes = [story.add(article) for article in articles]
    assert changes[-1].limits.pairs_unasked > 0


def test_threads_share_an_engine(rules: claimdiff.Engine) -> None:
    with ThreadPoolExecutor(8) as pool:
        reports = pool.map(
            lambda _: claimdiff.compare([NINE, TWELVE], engine=rules).to_json(), range(64)
        )
    assert len(set(reports)) == 1


def test_progress_grows_to_its_total(rules: claimdiff.Engine) -> None:
    said: list[tuple[int, int]] = []
    claimdiff.compare([NINE, TWELVE], engine=rules, progress=lambda *now: said.append(now))
    assert said == sorted(said)
    assert said[-1][0] == said[-1][1]


def test_a_bar_is_shown(rules: claimdiff.Engine, capfd: pytest.CaptureFixture[str]) -> None:
    claimdiff.compare([NINE, TWELVE], engine=rules, progress=True)
    assert "100%" in capfd.readouterr().err


@pytest.mark.parametrize("raised", [KeyboardInterrupt, RuntimeError("enough")])
def test_what_progress_raises_ends_the_work(rules: claimdiff.Engine, raised: BaseException) -> None:
    def stop(done: int, total: int) -> None:
        raise raised

    with pytest.raises(type(raised) if isinstance(raised, Exception) else KeyboardInterrupt):
        claimdiff.compare([NINE, TWELVE], engine=rules, progress=stop)


def test_the_gil_is_released(rules: claimdiff.Engine) -> None:
    """Another thread runs while a long comparison is under way in this one."""
    long = " ".join(f"In town {i} {i + 3} miners died on Monday." for i in range(10000))
    counted = 0
    over = threading.Event()

    def count() -> None:
        nonlocal counted
        while not over.wait(0.001):
            counted += 1

    other = threading.Thread(target=count)
    other.start()
    before = counted
    claimdiff.compare([long, NINE], engine=rules)
    after = counted  # held all the time, it would be one more at most
    over.set()
    other.join()
    assert after - before > 3


def test_reports_outlive_the_names_of_what_they_are_made_from() -> None:
    engine = claimdiff.Engine(model=claimdiff.NO_MODEL)
    report = claimdiff.compare([NINE, TWELVE], engine=engine)
    del engine
    assert "Twelve" in report.to_html()


def test_the_interpreter_ends_well_with_reports_alive() -> None:
    program = (
        "import sys, claimdiff\n"
        "engine = claimdiff.Engine(claimdiff.NO_MODEL)\n"
        "sys.kept = claimdiff.compare(['Nine died.', 'Ten died.'], engine=engine), engine\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
