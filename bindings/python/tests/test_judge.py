import pytest

import claimdiff

PAIRS = [
    ("Nine miners died on Monday.", "Twelve miners died on Monday."),
    ("Nine miners died on Monday.", "Nine miners died on Monday."),
]


def test_judges_a_pair(rules: claimdiff.Engine) -> None:
    said = claimdiff.judge(*PAIRS[0], engine=rules)
    assert (said.label, said.reason) == ("contradiction", "number")
    assert said.entailment + said.neutral + said.contradiction == pytest.approx(1)
    assert claimdiff.judge(*PAIRS[1], engine=rules).reason is None


def test_many_are_judged_like_one(rules: claimdiff.Engine) -> None:
    told: list[tuple[int, int]] = []
    said = claimdiff.judge_many(
        PAIRS * 10, engine=rules, threads=4, progress=lambda *now: told.append(now)
    )
    assert said == [claimdiff.judge(*pair, engine=rules) for pair in PAIRS] * 10
    assert told == [(i + 1, 20) for i in range(20)]


def test_one_that_cannot_be_judged_ends_them(rules: claimdiff.Engine) -> None:
    with pytest.raises(claimdiff.InputError):
        claimdiff.judge_many([*PAIRS, ("", "")], engine=rules)
