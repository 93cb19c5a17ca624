/** One pair, or many: does the premise entail or contradict the hypothesis? */

import { type Engine, engineOrDefault } from "./engine.js";
import type { Reason } from "./format.js";
import type { Progress } from "./native.js";

export type Label = "entailment" | "neutral" | "contradiction";

/** What a premise says of a hypothesis; the three probabilities add up to 1. */
export interface Judgement {
  label: Label;
  entailment: number;
  neutral: number;
  contradiction: number;
  /** Of a contradiction, as of a finding; else null. */
  reason: Reason | null;
  /** "network" or the name of the rule. */
  decided_by: string;
}

/**
 * Judges whether the premise entails, contradicts or leaves open the hypothesis, both taken as
 * claims about one event. Rejects with InputError, whose article is 0 for the premise and 1 for
 * the hypothesis.
 */
export async function judge(
  premise: string,
  hypothesis: string,
  options: { engine?: Engine } = {},
): Promise<Judgement> {
  const { native } = await engineOrDefault(options.engine);
  const made = native.judge(premise, hypothesis);
  const [entailment, neutral, contradiction] = made.probability as [number, number, number];
  return {
    label: made.label as Label,
    entailment,
    neutral,
    contradiction,
    reason: made.reason as Reason | null,
    decided_by: made.decidedBy,
  };
}

/** Judges pairs of premise and hypothesis. Rejects with what judge and progress throw. */
export async function judgeMany(
  pairs: Iterable<readonly [premise: string, hypothesis: string]>,
  options: { engine?: Engine; progress?: Progress } = {},
): Promise<Judgement[]> {
  const engine = await engineOrDefault(options.engine);
  const waiting = [...pairs];
  const done: Judgement[] = [];
  for (const [premise, hypothesis] of waiting) {
    done.push(await judge(premise, hypothesis, { engine }));
    options.progress?.(done.length, waiting.length);
  }
  return done;
}
