/** claimdiff for Node: files are read from disk, others fetched. */

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { type Host, type Model, NO_MODEL, setHost } from "./engine.js";
import { fetchBytes } from "./fetch.js";

const KNOWN: Record<Model, { variable: string; file: string }> = {
  encoder: { variable: "CLAIMDIFF_MODEL", file: "minilm-l6-v2.cdm" },
  judge: { variable: "CLAIMDIFF_JUDGE", file: "judge.cdm" },
};

async function defaultModel(model: Model): Promise<string | null> {
  const { variable, file } = KNOWN[model];
  const said = process.env[variable];
  if (said) return said === NO_MODEL ? null : said;
  try {
    return fileURLToPath(import.meta.resolve(`claimdiff-models/${file}`));
  } catch {
    return null;
  }
}

const host: Host = {
  readBytes: (place) => {
    const remote = /^https?:/.test(String(place));
    return remote ? fetchBytes(place) : readFile(place);
  },
  defaultModel,
  environment: () => {
    const kernels = process.env["CLAIMDIFF_KERNELS"];
    return kernels ? [`CLAIMDIFF_KERNELS=${kernels}`] : [];
  },
};

setHost(host);
export * from "./index.js";
