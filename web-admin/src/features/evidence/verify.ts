/**
 * Verifies signed bytes in this browser: the keyring chain, the checkpoint's signature, the place in the tree, and the
 * signature of whoever wrote the body. Believes nothing that the server says beside the bytes. Loaded only when somebody asks.
 */
import {
  approval as approvalRule,
  burdens,
  type Bytes,
  type Command,
  command as commandRule,
  commandWords,
  decode,
  dispatch as dispatchRule,
  Exact,
  type ExactKeyring,
  fromBase64,
  hasRole,
  isBound,
  keyOf,
  keyringWords,
  type Keyring,
  LEAF_KINDS,
  type LeafKind,
  leafHash,
  enrollmentRecord,
  questionOfCommand,
  receipt as receiptRule,
  type SignedKeyring,
  signedKeyring,
  signedVeto,
  stops,
  verifyApproval,
  verifyCose,
  verifyInclusion,
  verifyNote,
  verifyServer,
  verifyVeto,
} from "../../../proto";
import { phrase } from "../words/phrase";
import { firstBreak } from "./chain";
import type { Beside, Exhibited, Finding } from "./finding";

const holds = (word: string, values?: Record<string, string | number>): Finding => ({ verdict: "holds", text: phrase(`evidence:holds.${word}`, values) });
const fails = (word: string, values?: Record<string, string | number>): Finding => ({ verdict: "fails", text: phrase(`evidence:fails.${word}`, values) });
const open = (word: string): Finding => ({ verdict: "open", text: phrase(`evidence:open.${word}`) });

function bytesOf(text: string): Bytes {
  const bytes = fromBase64(text);
  if (bytes === null) throw new RangeError("not Base64");
  return bytes;
}

/** Everything that can be found out about signed bytes. Bytes that are no message are a failure, never an exception. */
export async function verify(leaf: Exhibited, beside: Beside, now: number): Promise<Finding[]> {
  try {
    const chain = beside.keyrings.map((text) => decode(signedKeyring, bytesOf(text))).sort((a, b) => a.keyring.value.version - b.keyring.value.version);
    const findings = [await checkChain(chain)];
    const newest = chain.at(-1)?.keyring.value;
    if (newest === undefined || findings[0]?.verdict === "fails") return findings;
    findings.push(...(await checkPlace(leaf, newest)));
    findings.push(...(await checkAuthor(leaf, beside, chain.map((signed) => signed.keyring), now)));
    findings.push(...(await checkSubject(leaf, beside)));
    return findings;
  } catch (thrown) {
    return [fails("bytes", { why: thrown instanceof Error ? thrown.message : String(thrown) })];
  }
}

async function checkChain(chain: readonly SignedKeyring[]): Promise<Finding> {
  const newest = chain.at(-1);
  if (newest === undefined) return fails("noKeyring");
  const broken = await firstBreak(chain);
  if (broken !== null) return fails("chain", { version: broken.version });
  return holds("chain", { versions: chain.length, words: keyringWords(await newest.keyring.digest()) });
}

/** The checkpoint under the keyring's log key, and the leaf in its tree. */
async function checkPlace(leaf: Exhibited, newest: Keyring): Promise<Finding[]> {
  const { index, salt, inclusion } = leaf;
  if (leaf.checkpoint === undefined || index === undefined || salt === undefined || inclusion === undefined) return [open("place")];
  const checkpoint = await verifyNote(leaf.checkpoint, newest.log);
  if (checkpoint === null) return [fails("checkpoint", { origin: newest.log.origin })];
  const kind = LEAF_KINDS.find((known): known is LeafKind => known === leaf.kind);
  if (kind === undefined) return [open("kind")];
  const hash = await leafHash(kind, salt, bytesOf(leaf.body));
  const inside = await verifyInclusion(hash, index, checkpoint.size, inclusion, checkpoint.root);
  const place = { index, size: checkpoint.size };
  return [holds("checkpoint", { origin: newest.log.origin }), inside ? holds("inclusion", place) : fails("inclusion", place)];
}

/** Whoever wrote the body signed it; which key counts depends on the kind. */
async function checkAuthor(leaf: Exhibited, beside: Beside, exact: readonly ExactKeyring[], now: number): Promise<Finding[]> {
  const body = bytesOf(leaf.body);
  const chain = exact.map(({ value }) => value);
  switch (leaf.kind) {
    case "command":
      return [holds("command", { words: commandWords(await Exact.parse(commandRule, body).digest()) }), open("command")];
    case "approval":
      return [await checkApproval(body, beside, exact)];
    case "veto":
      return [await checkVeto(body, beside, chain, now)];
    case "dispatch":
      return [await checkServer("lethe-dispatch/1", leaf, body, chain)];
    case "state":
      return [await checkServer("lethe-state/1", leaf, body, chain)];
    case "receipt":
      return checkReceipt(leaf, body, beside, chain);
    case "enrollment":
      return (await deviceKey(leaf, chain)).findings;
    case "keyring":
      return [holds("keyring")];
    default:
      return [open("audit")];
  }
}

/** Whether the bytes are about the command beside which the server shows them. Says nothing where it is right. */
async function checkSubject(leaf: Exhibited, { command, asked }: Beside): Promise<Finding[]> {
  if (asked == null) return [];
  if (command == null) return [open("subject")];
  const order: Exact<Command> = Exact.parse(commandRule, bytesOf(command));
  const isPart = asked.part === leaf.kind || (asked.part === "step" && ["receipt", "audit"].includes(leaf.kind));
  const about = order.value.id === asked.command && isPart && (await isAbout(leaf, order));
  return about ? [] : [fails("otherCommand")];
}

async function isAbout({ kind, body }: Exhibited, order: Exact<Command>): Promise<boolean> {
  const bytes = bytesOf(body);
  switch (kind) {
    case "command":
      return (await Exact.parse(commandRule, bytes).digest()) === (await order.digest());
    case "dispatch":
      return decode(dispatchRule, bytes).command === (await order.digest());
    case "veto": {
      const veto = decode(signedVeto, bytes).veto.value;
      return (await stops(veto, order)) || (await burdens(veto, order));
    }
    case "receipt":
      return Exact.parse(receiptRule, bytes).value.subject === (await order.digest());
    // An approval of another one does not verify; an event is the server's own word.
    default:
      return true;
  }
}

async function checkApproval(body: Bytes, beside: Beside, chain: readonly ExactKeyring[]): Promise<Finding> {
  if (beside.command == null) return open("approval");
  const order: Exact<Command> = Exact.parse(commandRule, bytesOf(beside.command));
  const approval = decode(approvalRule, body);
  const digests = await Promise.all(chain.map((keyring) => keyring.digest()));
  const named = chain[digests.indexOf(order.value.keyring.digest)]?.value;
  if (named === undefined || named.version !== order.value.keyring.version) return fails("keyring");
  const key = keyOf(named, approval.key);
  if (key === undefined) return fails("approvalKey");
  const name = named.persons.find((person) => person.id === key.person)?.name ?? "";
  const values = { name, role: approval.role, words: commandWords(await order.digest()) };
  if (!(await verifyApproval(approval, key, await questionOfCommand(order)))) return fails("approval", values);
  if (!hasRole(named, key.person, approval.role)) return fails("role", values);
  return isAsked(key.person, beside) ? holds("approval", values) : fails("otherPerson", values);
}

function isAsked(person: string, { asked }: Beside): boolean {
  return asked?.person === undefined || asked.person === person;
}

async function checkVeto(body: Bytes, beside: Beside, chain: readonly Keyring[], now: number): Promise<Finding> {
  const signed = decode(signedVeto, body);
  for (const keyring of [...chain].reverse()) {
    const person = await verifyVeto(signed, keyring, [], keyring.limits.demo, now);
    if (person === null) continue;
    const values = { name: keyring.persons.find((one) => one.id === person)?.name ?? "" };
    return isAsked(person, beside) ? holds("veto", values) : fails("otherPerson", values);
  }
  return fails("veto");
}

async function checkServer(domain: string, leaf: Exhibited, body: Bytes, chain: readonly Keyring[]): Promise<Finding> {
  const { signer, cose } = leaf;
  if (signer == null || cose == null) return open("server");
  for (const keyring of [...chain].reverse()) {
    if (await verifyServer(keyring, signer, domain, body, bytesOf(cose))) return holds("server", { version: keyring.version });
  }
  return fails("server");
}

async function checkReceipt(leaf: Exhibited, body: Bytes, beside: Beside, chain: readonly Keyring[]): Promise<Finding[]> {
  if (beside.enrollment == null || leaf.cose == null) return [open("receipt")];
  const said = Exact.parse(receiptRule, body);
  const device = await deviceKey(beside.enrollment, chain);
  if (device.key === null || device.enrollment !== said.value.enrollment) return [...device.findings, fails("otherDevice")];
  const context = { signatory: "device", domain: "lethe-receipt/1", tenant: said.value.tenant } as const;
  const good = await verifyCose(bytesOf(leaf.cose), device.key, context, body);
  return [...device.findings, good ? holds("receipt", { stage: said.value.stage }) : fails("receipt")];
}

/** The device's public key, out of the record whose two halves make the enrollment's id. */
async function deviceKey(leaf: Exhibited, chain: readonly Keyring[]): Promise<{ key: string | null; enrollment: string; findings: Finding[] }> {
  const record = decode(enrollmentRecord, bytesOf(leaf.body));
  const enrollment = record.grant.value.enrollment;
  if (!(await isBound(record))) return { key: null, enrollment, findings: [fails("bound")] };
  const signed = await Promise.all(chain.map((keyring) => verifyServer(keyring, record.serverKey, "lethe-grant/1", record.grant.bytes, record.server)));
  const grant = signed.includes(true) ? holds("grant") : fails("grant");
  return { key: record.deviceHalf.deviceKey, enrollment, findings: [holds("bound"), grant] };
}
