/**
 * The C library: one instance of the WebAssembly module, and of its memory, for each engine.
 * The structs are those of bridge.h: words of four bytes, after what takes eight.
 */

import { InputError, ModelError, StoryError } from "./errors.js";
import { decode, encode, stringIndex } from "./text.js";

/** An address in the module's memory; 0 is NULL. */
export type Pointer = number;

/** Told now and then how much is done; what it throws ends the work. */
export type Progress = (done: number, total: number) => void;

interface Exports {
  memory: { readonly buffer: ArrayBuffer };
  _initialize(): void;
  allocate(size: number): Pointer;
  release(memory: Pointer): void;
  weights(name: Pointer, size: number): Pointer;
  start(model: Pointer, judge: Pointer): number;
  read(article: Pointer): Pointer;
  compare(articles: Pointer, count: number, wished: Pointer): Pointer;
  new_story(wished: Pointer): Pointer;
  load_story(bytes: Pointer, length: number, wished: Pointer): Pointer;
  add(story: Pointer, article: Pointer): Pointer;
  report(story: Pointer): Pointer;
  save(story: Pointer, length: Pointer): Pointer;
  article_count(story: Pointer): number;
  article_text(story: Pointer, index: number, length: Pointer): Pointer;
  free_story(story: Pointer): void;
  json(report: Pointer): Pointer;
  page(report: Pointer): Pointer;
  judge(out: Pointer, pair: Pointer): number;
  failure(): Pointer;
  version(): Pointer;
  free_report(report: Pointer): void;
  free_article(article: Pointer): void;
}

const STATUS = { memory: 2, utf8: 3, nul: 4, model: 9, story: 11 };
const WORD = 4;
const DOUBLE = 8;

/** Memory for the arguments of one call. */
class Arguments {
  private readonly taken: Pointer[] = [];

  constructor(private readonly native: Native) {}

  bytes(bytes: Uint8Array): Pointer {
    const at = this.native.allocate(bytes.length + 1);
    this.taken.push(at);
    const memory = this.native.memory(at, bytes.length + 1);
    memory.set(bytes);
    memory[bytes.length] = 0;
    return at;
  }

  string(text: string | null | undefined): Pointer {
    if (text === null || text === undefined) return 0;
    if (text.includes("\0")) throw new TypeError("a name with a NUL character");
    return this.bytes(encode(text));
  }

  /** A struct of numbers of eight bytes, then of words. */
  struct(doubles: number[], words: number[]): Pointer {
    const room = new DataView(new ArrayBuffer(doubles.length * DOUBLE + words.length * WORD));
    doubles.forEach((value, i) => room.setFloat64(i * DOUBLE, value, true));
    words.forEach((value, i) => room.setUint32(doubles.length * DOUBLE + i * WORD, value, true));
    return this.bytes(new Uint8Array(room.buffer));
  }

  wished({ minConfidence, kinds, candidates, maxPairs, anyLanguage, effort }: Wished): Pointer {
    return this.struct([minConfidence], [kinds, candidates, maxPairs, +anyLanguage, effort]);
  }

  release(): void {
    this.taken.forEach((at) => this.native.exports.release(at));
  }
}

/** What is known of an article besides its text, and how it is read. */
export interface Reading {
  name?: string | null | undefined;
  outlet?: string | null | undefined;
  date?: string | null | undefined;
  lenient: boolean;
  maxBytes: number;
}

/** claimdiff_compare_options. */
export interface Wished {
  minConfidence: number;
  kinds: number;
  candidates: number;
  maxPairs: number;
  anyLanguage: boolean;
  effort: number;
}

/** How C's library asks for the environment. */
function variables(environment: string[], memory: () => ArrayBufferLike) {
  const texts = environment.map((variable) => encode(variable + "\0"));
  return {
    environ_sizes_get(count: Pointer, bytes: Pointer): number {
      const view = new DataView(memory());
      view.setUint32(count, texts.length, true);
      view.setUint32(bytes, texts.reduce((sum, text) => sum + text.length, 0), true);
      return 0;
    },
    environ_get(pointers: Pointer, at: Pointer): number {
      for (const text of texts) {
        new DataView(memory()).setUint32(pointers, at, true);
        new Uint8Array(memory()).set(text, at);
        pointers += WORD;
        at += text.length;
      }
      return 0;
    },
  };
}

export class Native {
  private progress: Progress | undefined;
  private thrown: unknown[] = []; // by progress: one at most

  private constructor(readonly exports: Exports) {}

  /**
   * environment: variables that the library may read, as "NAME=value".
   * @internal
   */
  static async instantiate(module: WebAssembly.Module, environment: string[]): Promise<Native> {
    const instance: WebAssembly.Instance = await WebAssembly.instantiate(module, {
      claimdiff: { progress: (done: number, total: number) => native.tell(done, total) },
      env: { emscripten_notify_memory_growth() {} },
      wasi_snapshot_preview1: variables(environment, () => native.exports.memory.buffer),
    });
    const native: Native = new Native(instance.exports as unknown as Exports);
    native.exports._initialize();
    return native;
  }

  memory(at: Pointer, length?: number): Uint8Array {
    return new Uint8Array(this.exports.memory.buffer, at, length);
  }

  allocate(size: number): Pointer {
    const at = this.exports.allocate(size);
    if (!at) throw new RangeError("out of memory");
    return at;
  }

  get version(): string {
    return this.string(this.exports.version())!;
  }

  /** Puts weights into memory under a name, for start. */
  keepWeights(name: string, bytes: Uint8Array): void {
    const at = this.with((given) => this.exports.weights(given.string(name), bytes.length));
    if (!at) throw new RangeError("out of memory");
    this.memory(at, bytes.length).set(bytes);
  }

  start(model: string, judge: string): void {
    this.with((given) => {
      if (this.exports.start(given.string(model), given.string(judge))) throw this.failure();
    });
  }

  read(text: string, how: Reading, index: number): Pointer {
    return this.with((given) => {
      const bytes = encode(text);
      const names = [how.name, how.outlet, how.date].map((name) => given.string(name));
      const words = [given.bytes(bytes), bytes.length, ...names, +how.lenient, how.maxBytes];
      const article = this.exports.read(given.struct([], words));
      if (!article) throw this.failure([text], index);
      return article;
    });
  }

  compare(articles: Pointer[], wished: Wished, progress: Progress | undefined): Pointer {
    return this.watched(progress, (given) =>
      this.exports.compare(given.struct([], articles), articles.length, given.wished(wished)),
    );
  }

  newStory(wished: Wished): Pointer {
    return this.made(this.with((given) => this.exports.new_story(given.wished(wished))));
  }

  loadStory(bytes: Uint8Array, wished: Wished): Pointer {
    return this.made(
      this.with((given) =>
        this.exports.load_story(given.bytes(bytes), bytes.length, given.wished(wished)),
      ),
    );
  }

  add(story: Pointer, article: Pointer, progress: Progress | undefined): Pointer {
    return this.watched(progress, () => this.exports.add(story, article));
  }

  report(story: Pointer): Pointer {
    return this.made(this.exports.report(story));
  }

  save(story: Pointer): Uint8Array {
    return this.with((given) => {
      const length = given.struct([], [0]);
      const bytes = this.made(this.exports.save(story, length));
      try {
        return this.memory(bytes, this.word(length)).slice();
      } finally {
        this.exports.release(bytes);
      }
    });
  }

  /** The texts of a story's articles. */
  texts(story: Pointer): string[] {
    return this.with((given) => {
      const length = given.struct([], [0]);
      return Array.from({ length: this.exports.article_count(story) }, (_, i) => {
        const text = this.exports.article_text(story, i, length);
        return decode(this.memory(text, this.word(length)));
      });
    });
  }

  json(report: Pointer): string {
    return this.taken(this.exports.json(report));
  }

  page(report: Pointer): string {
    return this.taken(this.exports.page(report));
  }

  judge(premise: string, hypothesis: string) {
    return this.with((given) => {
      const [p, h] = [encode(premise), encode(hypothesis)];
      const pair = given.struct([], [given.bytes(p), p.length, given.bytes(h), h.length]);
      const out = given.struct([0, 0, 0], [0, 0, 0]);
      if (this.exports.judge(out, pair)) {
        throw this.failure([premise, hypothesis], 0, (n) => ["premise", "hypothesis"][n]!);
      }
      const made = new DataView(this.exports.memory.buffer, out);
      const word = (i: number) => made.getUint32(3 * DOUBLE + i * WORD, true);
      return {
        probability: [0, 1, 2].map((i) => made.getFloat64(i * DOUBLE, true)),
        label: this.string(word(0))!,
        reason: this.string(word(1)),
        decidedBy: this.string(word(2))!,
      };
    });
  }

  /** What a call gave that progress is told of, and may end. */
  private watched(progress: Progress | undefined, call: (given: Arguments) => Pointer): Pointer {
    this.progress = progress;
    this.thrown = [];
    const made = this.with(call);
    if (!made && this.thrown.length) throw this.thrown[0];
    return this.made(made);
  }

  private made(at: Pointer): Pointer {
    if (!at) throw this.failure();
    return at;
  }

  private word(at: Pointer): number {
    return new DataView(this.exports.memory.buffer).getUint32(at, true);
  }

  private with<T>(call: (given: Arguments) => T): T {
    const given = new Arguments(this);
    try {
      return call(given);
    } finally {
      given.release();
    }
  }

  private tell(done: number, total: number): number {
    try {
      this.progress?.(done, total);
      return 1;
    } catch (error) {
      this.thrown.push(error);
      return 0;
    }
  }

  /** A string of the library's own. */
  private string(at: Pointer): string | null {
    if (!at) return null;
    const memory = this.memory(at);
    return decode(memory.subarray(0, memory.indexOf(0)));
  }

  /** A string that is the caller's to free. */
  private taken(at: Pointer): string {
    if (!at) throw this.failure();
    try {
      return this.string(at)!;
    } finally {
      this.exports.release(at);
    }
  }

  /**
   * What the library says of the call that failed.
   * texts: those it was given, its article counting from 0 (or unset where there is one);
   * first: the number that the first of them has for the caller; called: the name by a number.
   */
  private failure(
    texts: string[] = [],
    first = 0,
    called = (number: number) => `articles[${number}]`,
  ): Error {
    const words = new DataView(this.exports.memory.buffer, this.exports.failure());
    const word = (i: number) => words.getUint32(i * WORD, true);
    const [status, name, message] = [word(0), this.string(word(3))!, this.string(word(4))!];
    if (status === STATUS.memory) return new RangeError(message);
    if (status === STATUS.model) return new ModelError(message, name);
    if (status === STATUS.story) return new StoryError(message, name);
    const article = texts.length === 1 ? 0 : word(1);
    const text = texts[article];
    if (text === undefined) return new InputError(message, name);
    const placed = status === STATUS.utf8 || status === STATUS.nul;
    const offset = placed ? stringIndex(text)(word(2)) : null;
    const place = called(first + article) + (placed ? `, character ${offset}` : "");
    return new InputError(message, name, first + article, offset, place);
  }
}
