// The closed sets of words of the protocol.

/** What a command orders. */
export const ACTIONS = ["wipe_container", "wipe_device", "unenroll", "unlock", "unblock_screen", "release_hold"] as const;
export type Action = (typeof ACTIONS)[number];

/** What a rung of the ladder speaks about. */
export const LADDER_ACTIONS = [...ACTIONS, "keyring", "release"] as const;
export type LadderAction = (typeof LADDER_ACTIONS)[number];

/** In which capacity a person signs. */
export const ROLES = ["root", "it", "hr"] as const;
export type Role = (typeof ROLES)[number];

/** What a signature over a challenge says. */
export const DECISIONS = ["approve", "veto"] as const;
export type Decision = (typeof DECISIONS)[number];

/** How an approval key signs. */
export const KEY_KINDS = ["webauthn-es256", "ssh-sk-ecdsa-p256", "ssh-sk-ed25519", "ssh-ed25519"] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

/** How far a device got with what it was told. */
export const STAGES = ["accepted", "refused", "retry", "partly", "done", "applied"] as const;
export type Stage = (typeof STAGES)[number];

/** What the container looks like from outside. */
export const CONTAINER_STATES = ["none", "closed", "open", "locked", "locked_partly", "erased"] as const;

/** What holds the device key. */
export const BACKINGS = ["none", "tpm", "strongbox", "secure-enclave"] as const;

/** An answer that may be unknown. */
export const ANSWERS = ["yes", "no", "unknown"] as const;

/** Who made an enrollment code. */
export const CODE_MAKERS = ["server", "approver"] as const;

/** What a leaf of the log commits to. */
export const LEAF_KINDS = [
  "keyring",
  "command",
  "approval",
  "dispatch",
  "veto",
  "release",
  "state",
  "enrollment",
  "receipt",
  "audit",
] as const;
export type LeafKind = (typeof LEAF_KINDS)[number];

/** Whether data is gone afterwards. */
export function destroys(action: Action): boolean {
  return action === "wipe_container" || action === "wipe_device" || action === "unenroll";
}
