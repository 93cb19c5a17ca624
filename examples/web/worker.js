// Compares articles. Is sent {articles, networks}; sends {what, done, total} now and then, and
// at the end {html, seconds} or {error}.

import { Engine, InputError, NO_MODEL, compare } from "./claimdiff/browser.js";

const ENCODER = "models/minilm-l6-v2.cdm";
const JUDGE = "models/judge.cdm";

let rules;
let networks;

/** What is at a URL, telling how much of it is there. */
async function fetchTelling(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  const total = Number(response.headers.get("content-length")) || 1;
  const chunks = [];
  let done = 0;
  for await (const chunk of response.body) {
    chunks.push(chunk);
    done += chunk.length;
    postMessage({ what: `Fetching ${url}`, done, total });
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

async function loadNetworks() {
  return Engine.load({ model: await fetchTelling(ENCODER), judge: await fetchTelling(JUDGE) });
}

/** Loaded once, and again where that has failed. */
async function engine(wished) {
  if (!wished) return (rules ??= await Engine.load({ model: NO_MODEL }));
  return (networks ??= await loadNetworks());
}

const NAMES = ["The first article", "The second article"];

function message(error) {
  return error instanceof InputError && error.article !== null
    ? `${NAMES[error.article]} cannot be used: ${error.why}`
    : error.message;
}

onmessage = async ({ data }) => {
  try {
    const loaded = await engine(data.networks);
    const begin = performance.now();
    const report = await compare(data.articles, {
      engine: loaded,
      progress: (done, total) => postMessage({ what: "Comparing", done, total }),
    });
    postMessage({ html: report.toHtml(), seconds: (performance.now() - begin) / 1000 });
  } catch (error) {
    postMessage({ error: message(error) });
  }
};
