// Before anything is shown that could be signed: a server that the page does not know, and a keyring whose words nobody compared.
import type { Case } from "../model/case";
import type { Finding } from "../model/finding";
import { believeWords } from "../model/trust";
import type { Known, Trust } from "../model/trust";
import { button, el, p } from "./dom";
import { findingsOf } from "./findings";
import type { Frame } from "./frame";
import { wordsField } from "./words-field";

/** Asks whether an unknown server may be asked. Resolves when the person says yes. */
export function askServer(frame: Frame, server: string, known: readonly Known[]): Promise<void> {
  return new Promise((go) => {
    frame.show({
      title: (texts) => texts.server.title,
      body: (texts) => [
        p(texts.server.lead),
        el("p", { class: "address" }, el("code", {}, server)),
        known.length === 0 ? null : p(texts.server.others(known.map((one) => one.server).join(", ")), "strong"),
        p(texts.server.check),
        button(texts.server.go, "main", () => go()),
      ],
    });
  });
}

/** Asks for the ten words until they are those of the newest keyring. */
export function askWords(frame: Frame, matter: Case): Promise<Extract<Trust, { kind: "pinned" }>> {
  let typed = "";
  let findings: readonly Finding[] = [];
  return new Promise((done) => {
    const compare = async (): Promise<void> => {
      const trust = await believeWords(matter, typed);
      if (trust.kind === "pinned") return done(trust);
      findings = trust.kind === "refused" ? trust.findings : [];
      frame.redraw();
    };
    frame.show({
      title: (texts) => texts.words.title,
      body: (texts) => [
        findingsOf(texts, findings),
        p(texts.words.lead),
        wordsField(texts, texts.words.field, typed, 10, (text) => {
          typed = text;
        }),
        p(texts.words.help, "quiet"),
        button(texts.words.go, "main", compare),
      ],
    });
  });
}
