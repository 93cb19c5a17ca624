/** A report, as the library's JSON tells it, with spans counted as strings are. */

import type { Claim, ComparedArticle, Fact, Finding, Kind, Limits, SameEvent } from "./format.js";
import type { Native, Pointer } from "./native.js";
import { type Offset, stringIndex } from "./text.js";

/** claimdiff-report/2, as docs/report-format.md has it. */
export type Json = Record<string, any>;

interface Handle {
  native: Native;
  report: Pointer;
  /** Lets go of what the report is on. */
  leave: () => void;
}

function free({ native, report, leave }: Handle): void {
  native.exports.free_report(report);
  leave();
}

const forgotten = new FinalizationRegistry(free);

/** What articles agree on, what only one says, where they contradict. */
export class Report {
  readonly #handle: Handle;
  readonly #texts: string[];
  #said: Json | undefined;
  #places: Offset[] | undefined;
  #articles: ComparedArticle[] | undefined;
  #findings: Finding[] | undefined;
  #facts: Fact[] | undefined;

  /** compare and Story make them. */
  constructor(native: Native, report: Pointer, texts: string[], leave: () => void) {
    this.#handle = { native, report, leave };
    this.#texts = texts;
    forgotten.register(this, this.#handle);
  }

  /** The report as the tool prints it (claimdiff-report/2); spans count bytes of UTF-8. */
  toJson(): string {
    return this.#handle.native.json(this.#handle.report);
  }

  /** What toJson says, as objects, made anew. */
  toDict(): Json {
    return JSON.parse(this.toJson());
  }

  /** The tool's web page: one document that needs no other file and no network. */
  toHtml(): string {
    return this.#handle.native.page(this.#handle.report);
  }

  /** Of the library that made it. */
  get version(): string {
    return this.#dict.version;
  }

  /** The network that found claims on the same thing; null: their words did. */
  get encoder(): string | null {
    return this.#dict.encoder;
  }

  /** The network that judged them; null: rules alone. */
  get network(): string | null {
    return this.#dict.network;
  }

  /** What the limits of the comparison have left out. */
  get limits(): Limits {
    return this.#dict.limits;
  }

  /** How surely the articles are on one event. */
  get sameEvent(): SameEvent {
    return this.#dict.same_event;
  }

  /** The articles, as they were given. */
  get articles(): ComparedArticle[] {
    this.#articles ??= this.#dict.articles.map((article: Json, i: number) => ({
      ...article,
      text: this.#texts[i],
      claims: article.claims.map((claim: Json) => this.#claim(claim, i)),
    }));
    return this.#articles!;
  }

  /** Contradictions, tensions, agreements, each by falling confidence; then additions. */
  get findings(): Finding[] {
    this.#findings ??= this.#dict.findings.map(({ claims, ...finding }: Json) => ({
      ...finding,
      sides: claims.map((side: Json) => this.#of(side)),
    }));
    return this.#findings!;
  }

  /** The sheet of facts: what several articles date, count, price or measure. */
  get facts(): Fact[] {
    this.#facts ??= this.#dict.facts.map((fact: Json) => ({
      ...fact,
      cells: fact.cells.map((cell: Json) => this.#of(cell)),
    }));
    return this.#facts!;
  }

  /** The findings of one kind. */
  ofKind(kind: Kind): Finding[] {
    return this.findings.filter((finding) => finding.kind === kind);
  }

  /** What JSON.stringify takes of it. */
  toJSON(): Json {
    return this.toDict();
  }

  /** What Node's console shows of it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    const { articles, findings, facts } = this.#dict;
    return `Report { articles: ${articles.length}, findings: ${findings.length}, facts: ${facts.length} }`;
  }

  get #dict(): Json {
    this.#said ??= this.toDict();
    return this.#said;
  }

  #place(article: number): Offset {
    this.#places ??= this.#texts.map(stringIndex);
    return this.#places[article]!;
  }

  #claim(said: Json, article: number): Claim {
    const claim: Claim = placed(said, this.#place(article));
    const { begin, end } = claim.sentence;
    claim.sentence.text = this.#texts[article]!.slice(begin, end);
    return claim;
  }

  /** What refers to a claim, with the claim itself; its source is the claim's. */
  #of({ source: _, ...said }: Json): any {
    return {
      ...placed(said, this.#place(said.article)),
      claim: this.articles[said.article]!.claims[said.claim],
    };
  }
}

/** A copy with every begin and end, at whatever depth, as index in the text. */
function placed(value: any, place: Offset): any {
  if (Array.isArray(value)) return value.map((item) => placed(item, place));
  if (value === null || typeof value !== "object") return value;
  const copy: Json = {};
  for (const [key, item] of Object.entries(value))
    copy[key] = key === "begin" || key === "end" ? place(item as number) : placed(item, place);
  return copy;
}
