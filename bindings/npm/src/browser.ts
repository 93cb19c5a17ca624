/** claimdiff for browsers and their workers: all is fetched, and no weights are known. */

import { setHost } from "./engine.js";
import { fetchBytes } from "./fetch.js";

setHost({
  readBytes: fetchBytes,
  defaultModel: () => Promise.resolve(null),
  environment: () => [],
});
export * from "./index.js";
