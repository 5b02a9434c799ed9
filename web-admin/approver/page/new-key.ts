// A key of one's own: made here, read aloud, handed to the server. It signs nothing yet.
import { encode, key as keyRule, keyWords, toBase64 } from "../../proto";
import type { Case } from "../model/case";
import type { NewPasskey } from "../model/hand";
import { makePasskey } from "../model/hand";
import type { Texts } from "../texts";
import { button, el, p } from "./dom";
import { wordsOf } from "./findings";
import type { Answer } from "./server";
import type { Desk } from "./signing";
import { troubleText } from "./signing";

/** Makes the key, shows its six words, hands it over. */
export function newKey(desk: Desk, matter: Case, answer: (answer: Answer, words: string) => Promise<void>): void {
  const { person, name } = matter.me;
  let made: { passkey: NewPasskey; words: string } | null = null;
  let trouble: ((texts: Texts) => string) | null = null;
  const guarded = async (work: () => Promise<void>): Promise<void> => {
    trouble = null;
    try {
      await work();
    } catch (error) {
      trouble = (texts) => troubleText(texts, error);
    }
    desk.frame.redraw();
  };
  const make = (id: string) => (): Promise<void> =>
    guarded(async () => {
      const passkey = await makePasskey(desk.hand, id, name, desk.place);
      made = { passkey, words: await keyWords(passkey.key.publicKey) };
      remember(desk, matter.tenant, passkey);
    });
  const send = (): Promise<void> =>
    guarded(async () => {
      if (made !== null) await answer({ key: toBase64(encode(keyRule, made.passkey.key)) }, made.words);
    });
  desk.frame.show({
    title: (texts) => texts.newKey.title(texts.quote(name)),
    body: (texts) => [
      p(texts.newKey.lead),
      demoWord(texts, matter, desk),
      person === null ? p(texts.newKey.noPerson, "strong") : null,
      person === null || made !== null ? null : button(texts.newKey.make, "main", make(person)),
      ...(made === null ? [] : madeKey(texts, made.passkey, made.words)),
      made === null ? null : button(texts.newKey.send, "main", send),
      el("p", { role: "alert", class: "trouble" }, trouble?.(texts) ?? ""),
    ],
  });
}

/** What is to be known about a key that was made, and its words. */
function madeKey(texts: Texts, passkey: NewPasskey, words: string): Node[] {
  return [...aboutPasskey(texts, passkey), wordsOf(texts.newKey.words, words, texts.newKey.wordsHelp), p(texts.newKey.next)];
}

/** How far a passkey can be copied, and found again. */
export function aboutPasskey(texts: Texts, { backup, discoverable }: NewPasskey): Node[] {
  const kind = backup === "never" ? "quiet" : "notice";
  return [p(texts.backup[backup], kind), ...(discoverable === false ? [p(texts.backup.hidden, "notice")] : [])];
}

/** Nobody founds a demo unawares, nor makes a key of localhost where those do not count. */
export function demoWord(texts: Texts, matter: Case, { place }: Desk): Node | null {
  const said = demoText(texts, matter.demo, place.rpId);
  return said === null ? null : p(said, "notice");
}

/** What is to be said of the demo, wherever the page stands: the mode goes into the keyring that is signed. */
export function demoText(texts: Texts, demo: boolean, rpId: string): string | null {
  const local = rpId === "localhost" || rpId.endsWith(".localhost");
  if (demo) return texts.first.demo;
  return local ? texts.first.demoOnly : null;
}

/** Keeps the id of a passkey, so that the browser need not ask which one is meant. */
export function remember(desk: Desk, tenant: string, { key, credentialId }: NewPasskey): void {
  desk.memory.keepKey({ tenant, person: key.person, publicKey: key.publicKey, credentialId });
}
