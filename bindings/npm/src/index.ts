/**
 * Where news articles on one event contradict each other, agree, and add.
 *
 *     import { compare } from "claimdiff";
 *     const report = await compare(["Nine died on Monday.", "Twelve died on Monday."]);
 *     for (const finding of report.findings) console.log(finding.kind, finding.explanation);
 *     // contradiction The numbers differ: "Nine" against "Twelve" (… died).
 *
 * All findings are made by the C library, offline, on the thread that calls: a page asks a
 * worker.
 */

export {
  type Article,
  type CompareOptions,
  type ComparisonOptions,
  type Effort,
  type ReadingOptions,
  compare,
} from "./comparing.js";
export { Engine, type Model, NO_MODEL, type Weights, defaultModel } from "./engine.js";
export { ClaimdiffError, InputError, ModelError, StoryError } from "./errors.js";
export { type Judgement, type Label, judge, judgeMany } from "./judging.js";
export type { Progress } from "./native.js";
export { Report } from "./report.js";
export { Story } from "./story.js";
export type * from "./format.js";
