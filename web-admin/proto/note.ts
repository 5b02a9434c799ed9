// Checkpoints of the log: C2SP tlog-checkpoint in a C2SP signed-note, with witnesses' cosignatures (protocol §11).
import { concat, fromBase64, hexBytes, startsWith, toHex, utf8 } from "./bytes";
import type { Bytes } from "./bytes";
import { sha256 } from "./hash";
import type { Log, Witnesses } from "./messages";
import { verifyEd25519 } from "./public-key";

/** A tree by size and root (hexadecimal), as a log signed it. */
export interface Checkpoint {
  readonly size: number;
  readonly root: string;
}

const ED25519 = 0x01;
const COSIGNATURE_V1 = 0x04;
const DASH = "\u2014 ";

/** Reads a note and checks the log's own signature under the pinned key; null when it does not hold. */
export async function verifyNote(note: string, log: Log): Promise<Checkpoint | null> {
  const parts = split(note);
  if (parts === null) return null;
  const wanted = await keyHash(log.origin, ED25519, log.publicKey);
  for (const { name, blob } of lines(parts.signatures)) {
    if (name !== log.origin || !startsWith(blob, wanted)) continue;
    if (await verifyEd25519(log.publicKey, utf8(parts.body), blob.slice(4) as Bytes)) return parse(parts.body, log.origin);
  }
  return null;
}

/** Counts distinct witnesses whose cosignature holds. */
export async function cosignatures(note: string, witnesses: Witnesses): Promise<number> {
  const parts = split(note);
  if (parts === null) return 0;
  let count = 0;
  for (const witness of witnesses.list) {
    const wanted = await keyHash(witness.name, COSIGNATURE_V1, witness.publicKey);
    const own = lines(parts.signatures).filter(({ name, blob }) => name === witness.name && startsWith(blob, wanted));
    const holds = await Promise.all(own.map(({ blob }) => isCosigned(witness.publicKey, blob.slice(4) as Bytes, parts.body)));
    if (holds.includes(true)) count++;
  }
  return count;
}

async function isCosigned(publicKey: string, timed: Bytes, body: string): Promise<boolean> {
  if (timed.length !== 72) return false;
  const time = new DataView(timed.buffer).getBigUint64(0);
  return verifyEd25519(publicKey, utf8(`cosignature/v1\ntime ${time}\n${body}`), timed.slice(8) as Bytes);
}

function split(note: string): { body: string; signatures: string } | null {
  const at = note.indexOf("\n\n");
  return at < 0 ? null : { body: note.slice(0, at + 1), signatures: note.slice(at + 2) };
}

/** Name and blob of every well-formed signature line. */
function lines(signatures: string): { name: string; blob: Bytes }[] {
  return signatures.split("\n").flatMap((line) => {
    const at = line.lastIndexOf(" ");
    if (!line.startsWith(DASH) || at < DASH.length) return [];
    const blob = fromBase64(line.slice(at + 1));
    return blob === null ? [] : [{ name: line.slice(DASH.length, at), blob }];
  });
}

/** Exactly three lines: origin, decimal size without leading zeros, root. */
function parse(body: string, origin: string): Checkpoint | null {
  const [first, size = "", root = "", last, ...more] = body.split("\n");
  const hash = fromBase64(root);
  if (first !== origin || last !== "" || more.length > 0 || hash?.length !== 32) return null;
  if (!/^(0|[1-9][0-9]*)$/.test(size) || !Number.isSafeInteger(Number(size))) return null;
  return { size: Number(size), root: toHex(hash) };
}

/** First four bytes of SHA-256(name, newline, type, key). */
async function keyHash(name: string, type: number, publicKey: string): Promise<Bytes> {
  const hash = await sha256(concat(utf8(`${name}\n`), Uint8Array.of(type), hexBytes(publicKey)));
  return hash.slice(0, 4) as Bytes;
}
