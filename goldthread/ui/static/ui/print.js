// A print button is of no use without script, so it stays hidden until this runs.
export function watchPrintButtons(root) {
  for (const button of root.querySelectorAll("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
