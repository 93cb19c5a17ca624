/** What the library's statuses are as errors. */

/** The library could not do what it was asked for; the message says where and why. */
export class ClaimdiffError extends Error {
  override name = "ClaimdiffError";

  /**
   * @param why the message without the place
   * @param status the library's name for what went wrong, "not valid UTF-8", ...
   * @param article index of the article at fault, or null
   * @param offset of the place in its text, as a string index, or null
   */
  constructor(
    readonly why: string,
    readonly status: string,
    readonly article: number | null = null,
    readonly offset: number | null = null,
    place = "",
  ) {
    super(place ? `${place}: ${why}` : why);
  }
}

/** An article, a text or an option cannot be used. */
export class InputError extends ClaimdiffError {
  override name = "InputError";
}

/** A file of weights cannot be used. */
export class ModelError extends ClaimdiffError {
  override name = "ModelError";
}

/** The bytes are no story that can be gone on with. */
export class StoryError extends ClaimdiffError {
  override name = "StoryError";
}
