// Closes the board switcher when it is left or Escape is pressed.
export function closeWhenLeft(root) {
  for (const list of root.querySelectorAll("details.gt-switch")) {
    list.addEventListener("focusout", (event) => {
      if (!list.contains(event.relatedTarget)) list.open = false;
    });
    list.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      list.open = false;
      list.querySelector("summary").focus();
    });
  }
}
