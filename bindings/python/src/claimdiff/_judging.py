"""One pair, or many: does the premise entail or contradict the hypothesis?"""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from claimdiff import _native as native
from claimdiff._engine import Engine, engine_or_default
from claimdiff._progress import Progress, shown

Label: TypeAlias = Literal["entailment", "neutral", "contradiction"]


@dataclass(frozen=True)
class Judgement:
    """What a premise says of a hypothesis; the three probabilities add up to 1.

    reason: of a contradiction, as of a finding; else None.
    decided_by: "network" or the name of the rule.
    """

    label: Label
    entailment: float
    neutral: float
    contradiction: float
    reason: str | None
    decided_by: str


def judge(premise: str, hypothesis: str, *, engine: Engine | None = None) -> Judgement:
    """Judges whether the premise entails, contradicts or leaves open the hypothesis.

    Both are taken as claims about one event. engine: None: the one with the default weights.
    Raises InputError, whose article is 0 for the premise and 1 for the hypothesis.
    """
    handle = engine_or_default(engine).handle
    texts = [premise, hypothesis]
    p, h = map(native.encode, texts)
    out, error = native.new("claimdiff_judgement"), native.ffi.new("claimdiff_error *")
    status = native.lib.claimdiff_judge(out, handle, p, len(p), h, len(h), error)
    native.check(status, error, texts, called=("premise", "hypothesis").__getitem__)
    label: Any = native.string(native.lib.claimdiff_label_string(out.label))
    reason = native.string(native.lib.claimdiff_reason_string(out.reason)) if out.reason else None
    entailment, neutral, contradiction = out.probability
    decided_by = native.string(out.decided_by)
    return Judgement(label, entailment, neutral, contradiction, reason, decided_by)


def judge_many(
    pairs: Iterable[tuple[str, str]],
    *,
    engine: Engine | None = None,
    threads: int = 0,
    progress: Progress = False,
) -> list[Judgement]:
    """Judges pairs of premise and hypothesis, on so many threads (0: one for each core).

    Raises what judge and progress raise, once the pairs under way are done.
    """
    engine = engine_or_default(engine)
    done: list[Judgement] = []
    with shown(progress) as tell, ThreadPoolExecutor(threads or os.cpu_count()) as pool:
        waiting = [pool.submit(judge, *pair, engine=engine) for pair in pairs]
        try:
            for future in waiting:
                done.append(future.result())
                if tell:
                    tell(len(done), len(waiting))
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return done
