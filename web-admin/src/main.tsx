// Where the console begins: texts first, so that nothing is ever shown without them.
import { createRoot } from "react-dom/client";
import { watchActivity } from "./api";
import { App } from "./app/App";
import { startTexts } from "./i18n";

const root = document.getElementById("root");
if (root !== null) {
  watchActivity();
  await startTexts();
  createRoot(root).render(<App />);
}
