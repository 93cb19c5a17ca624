from pathlib import Path
from typing import Any

import pytest

import claimdiff
from claimdiff import Article, InputError

GOOD = "Nine miners died on Monday."


def test_too_few(rules: claimdiff.Engine) -> None:
    with pytest.raises(InputError) as caught:
        claimdiff.compare([GOOD], engine=rules)
    assert caught.value.status == "fewer than two articles"
    assert caught.value.article is None


def test_empty_article_is_named(rules: claimdiff.Engine) -> None:
    with pytest.raises(ValueError) as caught:
        claimdiff.compare([GOOD, " \n"], engine=rules)
    assert isinstance(caught.value, InputError)
    assert caught.value.article == 1
    assert (str(caught.value), caught.value.message) == ("articles[1]: no text", "no text")


@pytest.mark.parametrize("bad", ["\0", "\ud800"])
def test_offset_counts_characters(rules: claimdiff.Engine, bad: str) -> None:
    with pytest.raises(InputError) as caught:
        claimdiff.compare([GOOD, f"“Één”{bad}."], engine=rules)
    assert (caught.value.article, caught.value.offset) == (1, 5)
    assert str(caught.value).startswith("articles[1], character 5: ")


def test_lenient_takes_them(rules: claimdiff.Engine) -> None:
    report = claimdiff.compare([GOOD, GOOD + "\0\ud800"], engine=rules, lenient=True)
    assert report.of_kind("agreement")


def test_impossible_options(rules: claimdiff.Engine) -> None:
    with pytest.raises(InputError, match="min_confidence"):
        claimdiff.compare([GOOD, GOOD], engine=rules, min_confidence=2)
    with pytest.raises(ValueError, match="contradiction"):
        claimdiff.compare([GOOD, GOOD], engine=rules, kinds=["quarrel"])  # type: ignore[list-item]
    with pytest.raises(ValueError, match="full, fast"):
        claimdiff.compare([GOOD, GOOD], engine=rules, effort="some")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="YYYY-MM-DD"):
        claimdiff.compare([GOOD, Article(GOOD, date="Monday")], engine=rules)
    with pytest.raises(ValueError, match="NUL"):
        claimdiff.compare([GOOD, Article(GOOD, name="a\0b")], engine=rules)
    with pytest.raises(ValueError, match="candidates cannot be -1"):
        claimdiff.compare([GOOD, GOOD], engine=rules, candidates=-1)
    with pytest.raises(TypeError, match="effrt"):
        claimdiff.compare([GOOD, GOOD], engine=rules, effrt="fast")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="kinds"):
        claimdiff.compare([GOOD, GOOD], engine=rules, kinds="tension")


def test_what_is_no_article(rules: claimdiff.Engine) -> None:
    given: list[tuple[Any, str]] = [
        (GOOD, "one text"),
        ([GOOD, {"text": GOOD}], "neither an Article nor a str"),
        ([GOOD, float("nan")], "neither an Article nor a str"),
    ]
    for articles, why in given:
        with pytest.raises(TypeError, match=why):
            claimdiff.compare(articles, engine=rules)
    nothing: Any = None
    with pytest.raises(TypeError, match="text is a str"):
        Article(nothing)
    file: Any = Path("a.txt")
    with pytest.raises(TypeError, match="name and outlet"):
        Article(GOOD, name=file)
    with pytest.raises(TypeError, match="neither"):
        claimdiff.Story(engine=rules).add(nothing)


def test_missing_weights_are_named() -> None:
    with pytest.raises(claimdiff.ModelError, match="no-such-file"):
        claimdiff.Engine(model="/no-such-file.cdm")


def test_judge_names_the_side(rules: claimdiff.Engine) -> None:
    with pytest.raises(InputError) as caught:
        claimdiff.judge(GOOD, "", engine=rules)
    assert caught.value.article == 1
    assert str(caught.value) == "hypothesis: no text"
