from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import claimdiff
from claimdiff import Article, InputError, Story, StoryError

NINE = "Nine miners died on Monday, police said."
TWELVE = "Twelve miners died on Monday, said Ida Brenner, the mayor."
AGAIN = "The mine was built in 1931. Nine miners died on Monday."


def test_changes_have_part_of_the_article(rules: claimdiff.Engine) -> None:
    story = Story(engine=rules)
    first = story.add(NINE)
    assert {f.kind for f in first.findings} == {"addition"}
    second = story.add(Article(TWELVE, name="twelve.txt"))
    [finding] = second.of_kind("contradiction")
    assert [s.evidence[0].text for s in finding.sides] == ["Nine", "Twelve"]
    third = story.add(AGAIN)
    assert all(any(s.article == 2 for s in f.sides) for f in third.findings)
    assert len(story) == 3
    assert [a.name for a in third.articles] == [None, "twelve.txt", None]


def test_two_are_a_comparison(rules: claimdiff.Engine) -> None:
    story = Story(engine=rules)
    for text in (NINE, TWELVE):
        story.add(text)
    assert story.report().to_json() == claimdiff.compare([NINE, TWELVE], engine=rules).to_json()


def test_a_saved_story_goes_on(rules: claimdiff.Engine, tmp_path: Path) -> None:
    story = Story(engine=rules)
    for text in (NINE, "“Twelve” miners died on Monday, said Ida Brenner."):
        story.add(text)
    story.save(tmp_path / "mine.story")
    loaded = Story.load(tmp_path / "mine.story", engine=rules)
    assert len(loaded) == 2
    assert loaded.report().to_json() == story.report().to_json()
    assert loaded.add(AGAIN).to_json() == story.add(AGAIN).to_json()
    assert [a.text for a in loaded.report().articles] == [a.text for a in story.report().articles]


def test_what_is_no_story_is_told(rules: claimdiff.Engine, tmp_path: Path) -> None:
    path = tmp_path / "no.story"
    path.write_bytes(b"no story")
    with pytest.raises(StoryError, match="no story"):
        Story.load(path, engine=rules)
    story = Story(engine=rules)
    story.add(NINE)
    story.save(path)
    damaged = bytearray(path.read_bytes())
    damaged[-1] ^= 1
    path.write_bytes(damaged)
    with pytest.raises(StoryError, match="damaged"):
        Story.load(path, engine=rules)


def test_an_article_that_cannot_be_read_changes_nothing(rules: claimdiff.Engine) -> None:
    story = Story(engine=rules)
    story.add(NINE)
    with pytest.raises(InputError) as caught:
        story.add(" ")
    assert caught.value.article == 1
    assert len(story) == 1
    assert story.add(TWELVE).of_kind("contradiction")


def test_what_progress_raises_ends_the_story(rules: claimdiff.Engine) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyError(done)

    story = Story(engine=rules)
    with pytest.raises(KeyError):
        story.add(NINE, progress=stop)
    with pytest.raises(InputError, match="cancelled"):
        story.add(TWELVE)


def test_threads_take_turns(rules: claimdiff.Engine) -> None:
    story = Story(engine=rules)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(story.add, [NINE] * 16))
    [agreement] = story.report().of_kind("agreement")
    assert len(agreement.sides) == 16


def test_a_report_outlives_its_story(rules: claimdiff.Engine) -> None:
    report = Story(engine=rules).add(NINE)
    assert report.articles[0].text == NINE
