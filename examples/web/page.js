// Asks the worker, so that the page answers while it computes, and shows what it says.

const worker = new Worker("worker.js", { type: "module" });
const form = document.getElementById("form");
const networks = document.getElementById("networks");
const compare = document.getElementById("compare");
const progress = document.getElementById("progress");
const status = document.getElementById("status");
const save = document.getElementById("save");
const report = document.getElementById("report");

function articles() {
  return [...form.querySelectorAll("fieldset")].map((fieldset) => {
    const said = (name) => fieldset.elements[name].value || null;
    const name = fieldset.querySelector("legend").textContent;
    return { text: said("text") ?? "", name, outlet: said("outlet"), date: said("date") };
  });
}

function show({ html, seconds }) {
  report.srcdoc = html;
  report.hidden = false;
  URL.revokeObjectURL(save.href);
  save.href = URL.createObjectURL(new Blob([html], { type: "text/html" }));
  save.hidden = false;
  status.value = `Compared in ${seconds.toFixed(1)} seconds.`;
}

function tell({ what, done, total }) {
  status.value = what;
  progress.max = total;
  progress.value = done;
}

worker.onmessage = ({ data }) => {
  if (data.what) return tell(data);
  progress.hidden = true;
  compare.disabled = false;
  if (data.error) status.value = data.error;
  else show(data);
};

form.onsubmit = (event) => {
  event.preventDefault();
  compare.disabled = true;
  progress.hidden = false;
  worker.postMessage({ articles: articles(), networks: networks.checked });
};
