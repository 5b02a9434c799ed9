// Without a ticket: what the page is for, and a file that somebody sent.
import { Malformed, keyringWords } from "../../proto";
import { BadBytes, NotACase } from "../model/json";
import { readSaved } from "../model/saved";
import type { Texts } from "../texts";
import { el, p, section } from "./dom";
import { wordsOf } from "./findings";
import { showSaved } from "./saved";
import type { Desk } from "./signing";

/** Shows the way in by a file. `spent`: the address held something that is no ticket. */
export async function home(desk: Desk, spent: boolean): Promise<void> {
  const known = await desk.memory.known();
  const kept = await Promise.all(known.map(async ({ server, pin }) => ({ server, pin, digest: await pin.newest.digest() })));
  let trouble: ((texts: Texts) => string) | null = null;
  const open = async (file: File): Promise<void> => {
    try {
      await showSaved(desk, readSaved(new Uint8Array(await file.arrayBuffer())));
    } catch (error) {
      trouble = (texts) => texts.home.notAFile(whyNot(texts, error));
      desk.frame.redraw();
    }
  };
  desk.frame.show({
    title: (texts) => texts.home.title,
    body: (texts) => [
      p(texts.home.lead),
      spent ? p(texts.home.spent, "notice") : null,
      kept.length === 0
        ? null
        : section(
            texts.home.kept,
            p(texts.home.keptHelp),
            ...kept.map(({ server, pin, digest }) =>
              wordsOf(texts.home.keptOf(server, pin.newest.value.version), keyringWords(digest), ""),
            ),
          ),
      section(texts.home.file, p(texts.home.fileLead), picker(texts, open)),
      el("p", { role: "alert", class: "trouble" }, trouble?.(texts) ?? ""),
    ],
  });
}

function picker(texts: Texts, open: (file: File) => Promise<void>): HTMLElement {
  const input = el("input", { type: "file", accept: ".json,.cbor" });
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file !== undefined) void open(file);
  });
  return el("label", { class: "field" }, el("span", {}, texts.home.choose), input);
}

function whyNot(texts: Texts, error: unknown): string {
  if (error instanceof BadBytes) return `${error.path}: ${texts.malformed[error.malformed.kind]}`;
  if (error instanceof Malformed) return texts.malformed[error.kind];
  if (error instanceof NotACase) return error.message;
  return error instanceof Error ? error.message : String(error);
}
