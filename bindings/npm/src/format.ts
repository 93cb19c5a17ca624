/**
 * The types of a report. docs/report-format.md has what each field means; the names are the
 * same. Spans count as strings do here: text.slice(span.begin, span.end) === span.text.
 */

export type Kind = "contradiction" | "tension" | "agreement" | "addition";

export type Reason =
  | "number" | "date" | "negation" | "antonym" | "role" | "entity" | "location" | "modality"
  | "denial" | "meaning" | "verbatim" | "paraphrase" | "update" | "unmatched";

/** Characters begin to end - 1 of an article's text, and what stands there. */
export interface Span {
  begin: number;
  end: number;
  text: string;
}

/** A number with its unit; low and high are equal unless bound is "between", or it is a score. */
export interface Quantity extends Span {
  low: number;
  high: number;
  bound: "exact" | "about" | "at_least" | "at_most" | "between";
  unit: string;
  noun: string;
}

/** A date or time; from and until: "YYYY-MM-DDThh:mm", null where they are not known. */
export interface DateSpan extends Span {
  norm: string;
  from: string | null;
  until: string | null;
}

/** A name; mentions of one entity share its number within the article. */
export interface Mention extends Span {
  type: "person" | "organisation" | "place" | "other";
  entity: number;
}

/** One checkable proposition of an article. */
export interface Claim extends Span {
  id: number;
  line: number;
  sentence: Span;
  source: Span | null;
  source_name: string | null;
  cue: Span | null;
  polarity: "positive" | "negative";
  polarity_cue: Span | null;
  modality: "asserted" | "possible" | "planned" | "conditional" | "question" | "command";
  modality_cue: Span | null;
  quantities: Quantity[];
  dates: DateSpan[];
  mentions: Mention[];
  text_alone: string;
  time: Span | null;
  phase: "fact" | "so_far" | "final" | "expected" | "planned" | "condition" | "denied";
  extent: Span | null;
  fragment: boolean;
}

/** An article as it was read, with its claims in the order of the text. */
export interface ComparedArticle {
  name: string | null;
  outlet: string | null;
  date: string | null;
  language: string | null;
  text: string;
  claims: Claim[];
}

/** A claim that a finding is about, and the words of its article that count there. */
export interface Side {
  article: number;
  claim: Claim;
  evidence: Span[];
  added: Span[];
  denies: boolean;
}

/** A contradiction, tension, agreement or addition. */
export interface Finding {
  kind: Kind;
  reason: Reason;
  confidence: number;
  explanation: string;
  decided_by: string;
  /** Of an agreement. */
  degree?: "same" | "shared";
  /** Of an agreement. */
  origins?: number;
  /** Of an update: index in sides, or null. */
  later?: number | null;
  /** Of an addition. */
  checkable?: number;
  sides: Side[];
}

/** One value that one claim states of the thing of a fact. */
export interface Cell extends Span {
  article: number;
  claim: Claim;
  norm: string;
  variant: number;
  as_of: string | null;
}

/** One thing of which several articles state a value. */
export interface Fact {
  verdict: "agree" | "rounded" | "update" | "conflict" | "extent";
  kind: "count" | "money" | "percent" | "measure" | "duration" | "age" | "score" | "date" | "time";
  confidence: number;
  label: string;
  cells: Cell[];
}

/** How surely articles are on one event, 0 to 1; null: not known. */
export interface SameEvent {
  /** The least of every two. */
  all: number | null;
  pairs: { a: number; b: number; probability: number | null }[];
}

/** How many of each the limits of the comparison have cut or left out. */
export interface Limits {
  sentences_cut: number;
  claims_cut: number;
  contexts_cut: number;
  searches_cut: number;
  claims_alone: number;
  pairs_unasked: number;
  fragments: number;
  articles_unread: number;
  values_cut: number;
}
