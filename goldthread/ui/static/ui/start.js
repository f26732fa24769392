// Wakes the components of a page. Pages work without it; it only makes them easier.
import { initAll } from "../vendor/govuk.js";
import { watchAutosave } from "./autosave.js";
import { watchPrintButtons } from "./print.js";
import { closeWhenLeft } from "./switch.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
watchAutosave(document);
watchPrintButtons(document);
closeWhenLeft(document);
