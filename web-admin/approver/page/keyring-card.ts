// A draft of a keyring on one card: what changes, in sentences; whose keys come in; who has signed and who still must.
import { impossible, keyringWords, personOf } from "../../proto";
import type { DraftView, NewKey } from "../model/draft";
import { missingSignatures } from "../model/draft";
import type { Texts } from "../texts";
import { changeText } from "../texts/changes";
import { el, facts, p, points, section } from "./dom";
import { wordsOf } from "./findings";
import { raw } from "./order-card";
import { wordsField } from "./words-field";

/** Everything that a person reads about a draft, without the words to be typed. */
export function keyringCard(texts: Texts, view: DraftView): (Node | null)[] {
  const say = texts.keyring;
  const changes = view.changes.map((change) => changeText(texts, change));
  const nobody = impossible(view.signed.keyring.value);
  return [
    p(say.lead),
    section(say.changes, changes.length === 0 ? p(say.onlyDates) : points(changes, "changes")),
    nobody.length === 0 ? null : el("p", { class: "notice" }, say.impossible(nobody)),
    signaturesOf(texts, view),
  ];
}

function signaturesOf(texts: Texts, view: DraftView): HTMLElement {
  const say = texts.keyring;
  const rings = [view.signed.keyring.value, view.old.value];
  const name = (person: string): string =>
    texts.quote(rings.map((ring) => personOf(ring, person)?.name).find((found) => found !== undefined) ?? person);
  const signed = view.step.signed.map(({ person, role }) => texts.order.as(name(person), role));
  const { old, next, silent } = missingSignatures(view);
  const missing = [
    ...(old === 0 ? [] : [say.missingOld(old)]),
    ...(next === 0 ? [] : [say.missingNew(next)]),
    ...silent.map((one) => say.missingKey(texts.quote(one))),
  ];
  return facts(
    [say.signedBy, signed.length === 0 ? texts.order.nobody : points(signed)],
    [say.missing, missing.length === 0 ? say.complete : points(missing)],
  );
}

/** Fields for the words that somebody heard; null where nobody has to be heard. */
export function heardFields(texts: Texts, newKeys: readonly NewKey[], heard: Map<string, string>): HTMLElement | null {
  if (newKeys.length === 0) return null;
  const say = texts.keyring;
  const fields = newKeys.map(({ key, name, own }) =>
    own
      ? p(say.own(texts.quote(name)))
      : wordsField(texts, say.heard(texts.quote(name)), heard.get(key.publicKey) ?? "", 6, (text) => {
          heard.set(key.publicKey, text);
        }),
  );
  return section(say.newKeys, p(say.newKeysHelp), ...fields);
}

/** Ten words and bytes of the draft. */
export function keyringDigest(texts: Texts, view: DraftView): Node[] {
  return [
    wordsOf(texts.keyring.words, keyringWords(view.digest), ""),
    raw(texts, [[texts.order.digest, view.digest]], view.signed.keyring.bytes),
  ];
}
