/** Stories: articles of one event that come one by one. */

import {
  type Article,
  type ComparisonOptions,
  type ReadingOptions,
  asArticle,
  wishedOf,
} from "./comparing.js";
import { engineOrDefault } from "./engine.js";
import type { Native, Pointer } from "./native.js";
import { Report } from "./report.js";

/** The library's story, freed when neither it nor a report on it is held any more. */
class Held {
  private users = 1;

  constructor(
    readonly native: Native,
    readonly story: Pointer,
  ) {}

  /** One more that holds it; what it does in the end. */
  join(): () => void {
    this.users++;
    return () => this.leave();
  }

  leave(): void {
    if (--this.users === 0) this.native.exports.free_story(this.story);
  }
}

const forgotten = new FinalizationRegistry((held: Held) => held.leave());

/**
 * Articles of one event, each compared with those before it when it comes.
 *
 *     const story = await Story.begin();
 *     story.add("Nine miners died on Monday.");
 *     const changes = story.add("Twelve miners died on Monday.");
 *     changes.ofKind("contradiction").length; // 1
 *
 * The work is that of the new article, not of all pairs. Of more than three articles each is
 * compared with the claims of those before it that are likeliest to be on the same thing, and of
 * claims that agree with a few.
 */
export class Story {
  readonly #held: Held;
  readonly #texts: string[];

  private constructor(held: Held) {
    this.#held = held;
    this.#texts = held.native.texts(held.story);
    forgotten.register(this, held);
  }

  /** A story without articles. maxPairs is a limit for each article. */
  static async begin(options: ComparisonOptions = {}): Promise<Story> {
    const { native } = await engineOrDefault(options.engine);
    return new Story(new Held(native, native.newStory(wishedOf(options))));
  }

  /**
   * The story that save gave, with the same networks; it goes on as it would have then, with the
   * candidates and anyLanguage that it had. Rejects with StoryError where the bytes are damaged
   * or were made by other networks, or by a version that reads its articles otherwise.
   */
  static async load(bytes: Uint8Array, options: ComparisonOptions = {}): Promise<Story> {
    const { native } = await engineOrDefault(options.engine);
    return new Story(new Held(native, native.loadStory(bytes, wishedOf(options))));
  }

  /**
   * Adds an article, and reports what it changes: the findings and facts in which it takes part.
   * Articles are numbered as they came.
   *
   * Throws InputError where the article cannot be used, which leaves the story as it was, and
   * what progress throws, after which it can go on no more.
   */
  add(article: Article | string, options: ReadingOptions = {}): Report {
    const { native, story } = this.#held;
    const given = asArticle(article);
    const { lenient = false, maxBytes = 0 } = options;
    const read = native.read(given.text, { ...given, lenient, maxBytes }, this.length);
    try {
      const changes = native.add(story, read, options.progress);
      this.#texts.push(given.text);
      return this.#report(changes);
    } catch (error) {
      native.exports.free_article(read);
      throw error;
    }
  }

  /** The whole report of the story so far. */
  report(): Report {
    return this.#report(this.#held.native.report(this.#held.story));
  }

  /** All of it, for a file: its articles, and what comparing them has come to. */
  save(): Uint8Array {
    return this.#held.native.save(this.#held.story);
  }

  /** How many articles it has. */
  get length(): number {
    return this.#texts.length;
  }

  #report(report: Pointer): Report {
    return new Report(this.#held.native, report, [...this.#texts], this.#held.join());
  }
}
