// A window over the page: a question, or the door again. The browser keeps the keyboard inside and closes it on Escape.
import type { Texts } from "../texts";
import { button, type Child, el } from "./dom";
import type { Desk } from "./desk";
import { redrawn } from "./frame";
import { Changed, trouble } from "./trouble";

/** An open window. */
export interface Window {
  readonly redraw: () => void;
  readonly close: () => void;
}

// A window may open over another.
let windows = 0;

/** Opens a window. `closed` is told when it closes, whoever closes it. */
export function openWindow(desk: Desk, title: (texts: Texts) => string, body: (texts: Texts, window: Window) => readonly Child[], closed: () => void): Window {
  const before = document.activeElement;
  windows += 1;
  const id = `window-${String(windows)}`;
  const dialog = el("dialog", { "aria-labelledby": id });
  const window: Window = {
    redraw: () => {
      redrawn(dialog, draw);
    },
    close: () => {
      dialog.close();
    },
  };
  const draw = (): void => {
    const { texts } = desk.frame;
    const head = el("h2", { id, tabindex: "-1" }, title(texts));
    dialog.replaceChildren(head, ...body(texts, window).filter((child) => child !== null));
  };
  draw();
  document.body.append(dialog);
  dialog.addEventListener("close", () => {
    dialog.remove();
    // The page may have been drawn anew behind the window.
    if (before instanceof HTMLElement && before.isConnected) before.focus();
    else document.querySelector<HTMLElement>("h1")?.focus();
    closed();
  });
  dialog.showModal();
  return window;
}

/** What is asked before something happens. */
interface Question {
  readonly title: (texts: Texts) => string;
  readonly says: (texts: Texts) => readonly Child[];
  readonly verb: (texts: Texts) => string;
  readonly work: () => Promise<unknown>;
}

/** Asks, works, and says why it failed. Resolves with whether it was done. No button is chosen beforehand. */
export function confirm(desk: Desk, { title, says, verb, work }: Question): Promise<boolean> {
  return new Promise((resolve) => {
    let done = false;
    let failure: unknown = null;
    const act = async (window: Window): Promise<void> => {
      try {
        await work();
        done = true;
        window.close();
      } catch (thrown) {
        failure = thrown instanceof Changed ? null : thrown;
        window.redraw();
      }
    };
    openWindow(
      desk,
      title,
      (texts, window) => [
        ...says(texts),
        trouble(texts, failure),
        el(
          "div",
          { class: "answers" },
          button(texts.frame.cancel, "plain", () => void window.close()),
          button(verb(texts), "danger", () => act(window)),
        ),
      ],
      () => {
        resolve(done);
      },
    );
  });
}
