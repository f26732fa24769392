// Saves a text box as it is typed: 800 ms after the last key, and when it is left. Says so in a live region.
// The form's own button saves for itself: it waits for what is on its way, so that the two never cross.
const PAUSE = 800;

/** Watch every box that names an address to save to. */
export function watchAutosave(root) {
  for (const box of root.querySelectorAll("textarea[data-autosave-url]")) watch(box);
}

function watch(box) {
  const status = document.getElementById(box.dataset.autosaveStatus);
  const state = { saved: box.value, timer: 0, sending: null };
  const save = () => send(box, status, state);
  box.addEventListener("input", () => {
    clearTimeout(state.timer);
    state.timer = setTimeout(save, PAUSE);
  });
  box.addEventListener("blur", (event) => {
    if (event.relatedTarget?.type !== "submit") save();
  });
  box.form.addEventListener("submit", (event) => submitAfter(state, box.form, event));
}

/** Hold the form back while the box is being saved, then submit it with the version that saving gave. */
function submitAfter(state, form, event) {
  clearTimeout(state.timer);
  if (!state.sending) return;
  event.preventDefault();
  state.sending.finally(() => form.requestSubmit(event.submitter));
}

async function send(box, status, state) {
  clearTimeout(state.timer);
  const text = box.value;
  if (state.sending || text === state.saved) return;
  state.sending = post(box, text);
  const fault = await state.sending;
  state.sending = null;
  if (fault) {
    status.textContent = `Not saved: ${fault}`;
    return;
  }
  state.saved = text;
  status.textContent = `Saved at ${new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`;
  if (box.value !== text) state.timer = setTimeout(() => send(box, status, state), PAUSE);
}

/** Post the text; the answer is an empty string, or what went wrong in words. */
async function post(box, text) {
  const token = box.form.querySelector("input[name=csrfmiddlewaretoken]");
  const version = box.form.querySelector("input[name=version]");
  const body = new URLSearchParams({ text, field: box.name, version: version ? version.value : "" });
  try {
    const answer = await fetch(box.dataset.autosaveUrl, {
      method: "POST",
      body,
      headers: { "X-CSRFToken": token ? token.value : "", Accept: "application/json" },
    });
    const told = await answer.json().catch(() => ({}));
    if (answer.ok && !answer.redirected) {
      if (version && told.version) version.value = told.version;
      return "";
    }
    return told.message || "keep this page open and use the button below";
  } catch {
    return "there is no connection; keep this page open and try again";
  }
}
