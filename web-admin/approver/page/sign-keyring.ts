// Sign a draft of a keyring: as root, or with the new key that it adds.
import type { Approval, Pin, SignedKeyring } from "../../proto";
import { questionOfKeyring } from "../../proto";
import type { DraftView } from "../model/draft";
import { examineDraft, roleForDraft, unheard } from "../model/draft";
import type { Finding } from "../model/finding";
import { stopsSigning } from "../model/finding";
import type { Texts } from "../texts";
import { findingText } from "../texts";
import { el } from "./dom";
import { findingsOf } from "./findings";
import { heardFields, keyringCard, keyringDigest } from "./keyring-card";
import type { Choice, Desk } from "./signing";
import { Signing } from "./signing";

/** What to do around the card. */
export interface KeyringMatter {
  readonly title: (texts: Texts, version: number) => string;
  readonly me: string | null;
  readonly before: readonly Finding[];
  /** More at the end of the screen, such as the way back to the form. */
  readonly more: (texts: Texts) => readonly Node[];
  readonly done: (approval: Approval, signed: SignedKeyring) => Promise<void>;
}

/** Shows a draft and takes one signature under it. */
export async function signKeyring(desk: Desk, signed: SignedKeyring, pin: Pin, matter: KeyringMatter): Promise<void> {
  const own = desk.memory.ownKeysOf(signed.keyring.value.tenant);
  const view = await examineDraft(signed, pin, own, desk.clock());
  const findings = [...matter.before, ...view.findings];
  const heard = new Map<string, string>();
  const rings = [signed.keyring.value, pin.newest.value];
  const signing = new Signing(desk, rings, matter.me, (texts) => [choiceOf(texts, view, heard, matter)]);
  const stops = stopsSigning(findings);
  desk.frame.show({
    title: (texts) => matter.title(texts, signed.keyring.value.version),
    body: (texts) => [
      findingsOf(texts, findings),
      ...keyringCard(texts, view),
      stops ? null : heardFields(texts, view.newKeys, heard),
      stops ? null : signing.draw(texts),
      ...keyringDigest(texts, view),
      el("div", {}, ...matter.more(texts)),
    ],
  });
}

function choiceOf(texts: Texts, view: DraftView, heard: ReadonlyMap<string, string>, matter: KeyringMatter): Choice {
  const say = texts.keyring;
  return {
    label: say.go,
    help: null,
    danger: false,
    part: (person) => ({
      roles: [roleForDraft(view, person)],
      why: (role) => (role === "root" ? say.rootWhy : say.counterWhy),
    }),
    question: async (role) => {
      // Only root answers for other people's keys; who countersigns answers for their own.
      const [missed] = role === "root" ? unheard(view.newKeys, heard) : [];
      return missed === undefined ? questionOfKeyring(view.signed.keyring) : { refused: findingText(texts, missed) };
    },
    done: (approval) => matter.done(approval, view.signed),
  };
}
