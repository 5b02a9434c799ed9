// The first keyring of a company: a key, a recovery key that is really saved, one signature. What comes out is pinned here.
import { Pin, checkFirst, encode, foundingKeyring, keyringWords, questionOfKeyring, recoveryKeyOf, signedKeyring, toBase64, visible } from "../../proto";
import type { ExactKeyring, RecoveryKey, Role, SignedKeyring } from "../../proto";
import type { Case } from "../model/case";
import type { NewPasskey } from "../model/hand";
import { makePasskey, sign } from "../model/hand";
import { random, randomHex } from "../model/trust";
import type { Texts } from "../texts";
import { findingText } from "../texts";
import { button, el, facts, p, save, section, tick } from "./dom";
import { wordsOf } from "./findings";
import { raw } from "./order-card";
import { aboutPasskey, demoWord, remember } from "./new-key";
import type { Answer } from "./server";
import type { Desk } from "./signing";
import { troubleText } from "./signing";

/** How far the person has come. */
interface Progress {
  readonly person: string;
  passkey: NewPasskey | null;
  recovery: RecoveryKey | null;
  downloaded: boolean;
  stored: boolean;
  /** As it will be signed; there when everything before is done. */
  draft: { readonly keyring: ExactKeyring; readonly digest: string } | null;
  trouble: ((texts: Texts) => string) | null;
}

/** Sends the answer; the page is told the keyring so that it can pin it. */
type Found = (answer: Answer, pin: Pin) => Promise<void>;

/** Leads through the three steps. */
export function firstKeyring(desk: Desk, matter: Case, found: Found): void {
  const progress: Progress = {
    person: matter.me.person ?? randomHex(16),
    passkey: null,
    recovery: null,
    downloaded: false,
    stored: false,
    draft: null,
    trouble: null,
  };
  const guarded = (work: () => Promise<void>) => async (): Promise<void> => {
    progress.trouble = null;
    try {
      await work();
    } catch (error) {
      progress.trouble = (texts) => troubleText(texts, error);
    }
    desk.frame.redraw();
  };
  const make = guarded(async () => {
    progress.passkey = await makePasskey(desk.hand, progress.person, matter.me.name, desk.place);
    remember(desk, matter.tenant, progress.passkey);
  });
  const keep = guarded(async () => {
    progress.recovery ??= await recoveryKeyOf(random(32));
    save(`lethe-recovery-${progress.recovery.id.slice(0, 8)}.txt`, progress.recovery.file);
    progress.downloaded = true;
  });
  const store = guarded(() => prepare(desk, matter, progress));
  const go = guarded(() => signFirst(desk, progress, found));
  desk.frame.show({
    title: (texts) => texts.first.title,
    body: (texts) => [
      p(texts.first.lead(texts.quote(matter.me.name))),
      p(texts.first.solo, "notice"),
      demoWord(texts, matter, desk),
      keyStep(texts, progress, make),
      recoveryStep(texts, progress, keep, store),
      signStep(texts, progress, matter, go),
      el("p", { role: "alert", class: "trouble" }, progress.trouble?.(texts) ?? ""),
    ],
  });
}

/** The founder holds every power that a pilot needs, and those that they were asked for. */
function rolesOfFounder(matter: Case): readonly Role[] {
  return [...new Set<Role>(["root", "it", ...matter.me.roles])];
}

function keyStep(texts: Texts, { passkey }: Progress, make: () => Promise<void>): HTMLElement {
  const done = passkey === null ? [button(texts.first.make, "main", make)] : [p(texts.first.made, "strong"), ...aboutPasskey(texts, passkey)];
  return section(texts.first.step1, p(texts.first.step1Help), ...done);
}

function recoveryStep(texts: Texts, progress: Progress, keep: () => Promise<void>, store: () => Promise<void>): HTMLElement {
  const stored = tick(texts.first.saved, progress.stored, (on) => {
    progress.stored = on;
    void store();
  });
  return section(
    texts.first.step2,
    p(texts.first.step2Help),
    progress.passkey === null ? null : button(texts.first.save, "main", keep),
    progress.downloaded ? stored : null,
  );
}

function signStep(texts: Texts, { draft, passkey }: Progress, matter: Case, go: () => Promise<void>): HTMLElement {
  const say = texts.first;
  const roles = rolesOfFounder(matter);
  const { urls, key, log } = matter.server;
  const code = (text: string): HTMLElement => el("code", {}, visible(text));
  return section(
    say.step3,
    p(say.step3Help),
    p(`${say.roles}: ${roles.map((role) => texts.role[role]).join(", ")}`, "quiet"),
    p(say.server, "strong"),
    facts([say.addresses, code(urls.join(", "))], [say.serverKey, code(key.id)], [say.log, code(log.origin)]),
    p(say.serverHelp, "quiet"),
    draft === null ? null : raw(texts, [[texts.order.digest, draft.digest]], draft.keyring.bytes),
    draft === null || passkey === null ? null : button(say.go, "main", go),
  );
}

/** Writes the keyring as soon as everything is there, so that it can be read before it is signed. */
async function prepare(desk: Desk, matter: Case, progress: Progress): Promise<void> {
  const { passkey, recovery, person } = progress;
  progress.draft = null;
  if (passkey === null || recovery === null || !progress.downloaded || !progress.stored) return;
  const keyring = foundingKeyring({
    tenant: matter.tenant,
    person: { id: person, name: matter.me.name },
    roles: rolesOfFounder(matter),
    key: passkey.key,
    server: matter.server,
    log: matter.server.log,
    recovery: { threshold: 1, keys: [{ id: recovery.id, publicKey: recovery.publicKey }] },
    demo: matter.demo,
    now: desk.clock(),
  });
  const { content } = await checkFirst({ keyring, approvals: [] });
  if (content === null) progress.draft = { keyring, digest: await keyring.digest() };
  else progress.trouble = (texts) => findingText(texts, { code: "draft", broken: "content", content });
}

async function signFirst(desk: Desk, { draft, passkey }: Progress, found: Found): Promise<void> {
  if (draft === null || passkey === null) return;
  const question = await questionOfKeyring(draft.keyring);
  const approval = await sign(desk.hand, question, "root", [passkey.key], [passkey.credentialId]);
  const first: SignedKeyring = { keyring: draft.keyring, approvals: [approval] };
  await found({ first: toBase64(encode(signedKeyring, first)) }, Pin.anchor(first));
}

/** The ten words of what was founded, to be written down. */
export function foundedWords(texts: Texts, digest: string): Node {
  return wordsOf(texts.first.words, keyringWords(digest), texts.first.wordsHelp);
}
