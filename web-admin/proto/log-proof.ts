// What proves that something stands in the log, and that the log only grew.
import type { Bytes } from "./bytes";
import type { LeafKind } from "./kinds";
import type { Log, LogProof, Witnesses } from "./messages";
import { leafHash, verifyConsistency, verifyInclusion } from "./merkle";
import type { Checkpoint } from "./note";
import { cosignatures, verifyNote } from "./note";

/** Why a proof does not hold: the reason codes of the protocol. */
export type BadProof = "log.signature" | "log.witnesses" | "log.inclusion" | "log.other_view" | "log.consistency";

/** Checks signature, witnesses, inclusion of the body, and consistency with the tree seen before. */
export async function verifyLogProof(
  proof: LogProof,
  kind: LeafKind,
  body: Bytes,
  log: Log,
  witnesses: Witnesses,
  seen: Checkpoint,
): Promise<Checkpoint | BadProof> {
  const checkpoint = await verifyNote(proof.checkpoint, log);
  if (checkpoint === null) return "log.signature";
  if ((await cosignatures(proof.checkpoint, witnesses)) < witnesses.quorum) return "log.witnesses";
  const leaf = await leafHash(kind, proof.salt, body);
  if (!(await verifyInclusion(leaf, proof.index, checkpoint.size, proof.inclusion, checkpoint.root))) return "log.inclusion";
  if (proof.oldSize !== seen.size) return "log.other_view";
  const grew = await verifyConsistency(seen.size, checkpoint.size, proof.consistency, seen.root, checkpoint.root);
  return grew ? checkpoint : "log.consistency";
}
