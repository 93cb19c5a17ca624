import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Engine, NO_MODEL } from "claimdiff";

/** The checkout, and its tool to compare with. */
export const ROOT = process.env.CLAIMDIFF_ROOT;
export const TOOL = process.env.CLAIMDIFF_TOOL;

/** Networks of a few neurons, which mean nothing. */
export const TINY = {
  model: join(ROOT, "tests/model/data/tiny-bert.cdm"),
  judge: join(ROOT, "tests/model/data/tiny-judge.cdm"),
};

/** An engine without networks: milliseconds a comparison, the same report everywhere. */
export const rules = await Engine.load({ model: NO_MODEL });

/** Articles out of files, with their line ends as they are. */
export function readFiles(paths) {
  return paths.map((path) => ({ text: readFileSync(path, "utf8"), name: path }));
}
