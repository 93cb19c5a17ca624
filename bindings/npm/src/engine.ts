/** Engines: the networks, which comparisons and judgements share. */

import { Native } from "./native.js";

/** In place of weights: no such network is wished for. */
export const NO_MODEL = "none";

export type Model = "encoder" | "judge";

/** A path (in Node) or URL of weights, the weights themselves, or NO_MODEL. */
export type Weights = string | URL | Uint8Array;

/** What the module needs of where it runs. */
export interface Host {
  /** The bytes of a file by its path or URL. */
  readBytes(place: string | URL): Promise<Uint8Array>;
  /** Where the weights are that an engine takes when none are named, or null. */
  defaultModel(model: Model): Promise<string | null>;
  /** Variables that the library may read, as "NAME=value". */
  environment(): string[];
}

let host: Host;
let compiled: Promise<WebAssembly.Module> | undefined;
let shared: Promise<Engine> | undefined;

/** Set once, by the entry for Node or for browsers. */
export function setHost(its: Host): void {
  host = its;
}

/**
 * The place of the weights that an engine takes when none are named; null: there are none.
 * In Node the environment (CLAIMDIFF_MODEL for the encoder, CLAIMDIFF_JUDGE) comes first, then
 * the package claimdiff-models; in a browser there are none.
 */
export function defaultModel(model: Model): Promise<string | null> {
  return host.defaultModel(model);
}

/** The module is compiled once; each engine has an instance of it. */
function compile(): Promise<WebAssembly.Module> {
  compiled ??= host
    .readBytes(new URL("./claimdiff.wasm", import.meta.url))
    .then((bytes) => WebAssembly.compile(bytes as Uint8Array<ArrayBuffer>));
  return compiled;
}

/** Networks, loaded once. What is not used any more is collected with its memory. */
export class Engine {
  private constructor(readonly native: Native) {}

  /**
   * @param wished model: the encoder's weights; judge: the judge's; left out: as defaultModel
   *   says; NO_MODEL: none, and without an encoder no judge is looked for. Rules and words do
   *   what they can without. Rejects with ModelError where weights cannot be used.
   */
  static async load(wished: { model?: Weights; judge?: Weights } = {}): Promise<Engine> {
    const native = await Native.instantiate(await compile(), host.environment());
    const encoder = wished.model ?? (await defaultModel("encoder")) ?? NO_MODEL;
    const without = encoder === NO_MODEL ? NO_MODEL : await defaultModel("judge");
    const judge = wished.judge ?? without ?? NO_MODEL;
    const model = await keep(native, "the encoder's weights", encoder);
    native.start(model, await keep(native, "the judge's weights", judge));
    return new Engine(native);
  }

  /** Of the library, "major.minor.patch". */
  get version(): string {
    return this.native.version;
  }
}

/** Puts the weights where the engine finds them by the returned name. */
async function keep(native: Native, what: string, weights: Weights): Promise<string> {
  if (weights === NO_MODEL) return NO_MODEL;
  const given = weights instanceof Uint8Array;
  const name = given ? what : String(weights);
  native.keepWeights(name, given ? weights : await host.readBytes(weights));
  return name;
}

/** The engine, or the one with the default weights that all share, made when first needed. */
export function engineOrDefault(engine: Engine | undefined): Promise<Engine> {
  if (engine) return Promise.resolve(engine);
  shared ??= Engine.load();
  return shared;
}
