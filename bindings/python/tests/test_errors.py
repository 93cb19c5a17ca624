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


@pytest.mark.parametrize("bad", ["\0", "\ud800"])
def test_offset_counts_characters(rules: claimdiff.Engine, bad: str) -> None:
    with pytest.raises(InputError) as caught:
        claimdiff.compare([GOOD, f"“Één”{bad}."], engine=rules)
    assert (caught.value.article, caught.value.offset) == (1, 5)


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


def test_missing_weights_are_named() -> None:
    with pytest.raises(claimdiff.ModelError, match="no-such-file"):
        claimdiff.Engine(model="/no-such-file.cdm")


def test_judge_names_the_side(rules: claimdiff.Engine) -> None:
    with pytest.raises(InputError) as caught:
        claimdiff.judge(GOOD, "", engine=rules)
    assert caught.value.article == 1
