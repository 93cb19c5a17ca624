/** Articles in, a report out. */

import { type Engine, engineOrDefault } from "./engine.js";
import type { Kind } from "./format.js";
import type { Native, Progress, Wished } from "./native.js";
import { Report } from "./report.js";

/** An article to compare. */
export interface Article {
  /** As it was published, without what does not belong to it. */
  text: string;
  /** File name or URL; reports show it. */
  name?: string | null;
  /** Who published it; reports show it. */
  outlet?: string | null;
  /** Day of publication, YYYY-MM-DD; left out: the dateline's, if there is one. */
  date?: string | null;
}

export type Effort = "full" | "fast";

/** How articles are compared. */
export interface ComparisonOptions {
  /** Left out: the one with the default weights, loaded once. */
  engine?: Engine;
  /** Findings that are reported; none named: all. */
  kinds?: Iterable<Kind>;
  /** Findings and facts below it are left out, 0 to 1. */
  minConfidence?: number;
  /** Counterparts considered for each claim in each other article, up to 1000; 0: 8. */
  candidates?: number;
  /** Of claims that the network is asked about at most; 0: no limit. */
  maxPairs?: number;
  /** Compare articles in other languages than English, too. */
  anyLanguage?: boolean;
  /** How much the network is asked; "fast": about the likeliest pairs of claims alone. */
  effort?: Effort;
}

/** How an article is read, and its comparison watched. */
export interface ReadingOptions {
  /** A NUL in a text counts as a space. */
  lenient?: boolean;
  /** Longest article accepted, in UTF-8; 0: 64 MiB. */
  maxBytes?: number;
  progress?: Progress;
}

export interface CompareOptions extends ComparisonOptions, ReadingOptions {}

/** In the order of claimdiff_kind, and of claimdiff_effort. */
const KINDS: Kind[] = ["agreement", "addition", "contradiction", "tension"];
const EFFORTS: Effort[] = ["full", "fast"];

/**
 * Compares two or more articles on one event.
 *
 * Rejects with InputError where an article or option cannot be used, and with what progress
 * throws.
 */
export async function compare(
  articles: Iterable<Article | string>,
  options: CompareOptions = {},
): Promise<Report> {
  if (typeof articles === "string") throw new TypeError("articles is one text, not a list");
  const given = [...articles].map(asArticle);
  const wished = wishedOf(options);
  const { native } = await engineOrDefault(options.engine);
  const { lenient = false, maxBytes = 0 } = options;
  const read: number[] = [];
  try {
    given.forEach((a, i) => read.push(native.read(a.text, { ...a, lenient, maxBytes }, i)));
    const report = native.compare(read, wished, options.progress);
    return new Report(native, report, given.map((a) => a.text), () => free(native, read));
  } catch (error) {
    free(native, read);
    throw error;
  }
}

/** An article of what may be its text alone. */
export function asArticle(given: Article | string): Article {
  const article = typeof given === "string" ? { text: given } : given;
  if (typeof article?.text !== "string") throw new TypeError(`no article: ${shown(given)}`);
  for (const name of ["name", "outlet", "date"] as const) {
    const value: unknown = article[name] ?? "";
    if (typeof value !== "string") throw new TypeError(`${name} is no string: ${shown(value)}`);
  }
  return article;
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 60);
}

function free(native: Native, articles: number[]): void {
  articles.forEach((article) => native.exports.free_article(article));
}

/** Options as the library has them. */
export function wishedOf(options: ComparisonOptions): Wished {
  const { minConfidence = 0, candidates = 0, maxPairs = 0, anyLanguage = false } = options;
  const kinds = bits(options.kinds ?? []);
  const effort = place(options.effort ?? "full", EFFORTS);
  return { minConfidence, kinds, candidates, maxPairs, anyLanguage, effort };
}

function bits(kinds: Iterable<Kind>): number {
  if (typeof kinds === "string") throw new TypeError(`kinds is a list, as ["${kinds}"]`);
  let wished = 0;
  for (const kind of kinds) wished |= 1 << place(kind, KINDS);
  return wished;
}

function place<Name>(name: Name, among: Name[]): number {
  if (!among.includes(name)) throw new TypeError(`"${name}" is none of ${among.join(", ")}`);
  return among.indexOf(name);
}
