// What an approval must have signed, and whether it did (protocol §4). Says nothing about roles or counting: see quorum.ts.
import { digestOf } from "./hash";
import type { Decision, Role } from "./kinds";
import type { Approval, Command, ExactKeyring, Key, Veto } from "./messages";
import { approval as approvalRule, challenge as challengeRule } from "./messages";
import { ZERO_DIGEST } from "./hash";
import type { Exact } from "./rule";
import { encode } from "./rule";
import { verifySshsig } from "./sshsig";
import { verifyAssertion } from "./webauthn";

/** What is asked; all in hexadecimal. */
export interface Question {
  readonly decision: Decision;
  readonly tenant: string;
  /** Digest of the keyring it refers to; zeros for a keyring change, whose bytes name their predecessors. */
  readonly keyring: string;
  /** Digest of what is decided about. */
  readonly subject: string;
}

/** The question that approvers of a command answer. */
export async function questionOfCommand(command: Exact<Command>): Promise<Question> {
  const { tenant, keyring } = command.value;
  return { decision: "approve", tenant, keyring: keyring.digest, subject: await command.digest() };
}

/** What the signers of a keyring change sign. */
export async function questionOfKeyring(next: ExactKeyring): Promise<Question> {
  return { decision: "approve", tenant: next.value.tenant, keyring: ZERO_DIGEST, subject: await next.digest() };
}

/** What a vetoing person signs. */
export async function questionOfVeto(veto: Exact<Veto>): Promise<Question> {
  const { tenant, keyring } = veto.value;
  return { decision: "veto", tenant, keyring, subject: await veto.digest() };
}

/** The 32 bytes to sign in this role, in hexadecimal. */
export function challengeOf(question: Question, role: Role): Promise<string> {
  return digestOf(encode(challengeRule, { ...question, role }));
}

/** Whether the signature holds under one entry of a keyring. */
export async function verifyApproval(approval: Approval, key: Key, question: Question): Promise<boolean> {
  const challenge = await challengeOf(question, approval.role);
  const { proof } = approval;
  if (proof.kind === "webauthn") {
    return key.kind === "webauthn-es256" && verifyAssertion(proof.value.assertion, key, challenge);
  }
  return key.kind !== "webauthn-es256" && verifySshsig(proof.value.blob, key, challenge);
}

/** SHA-256 of the approval as it travels. */
export function digestOfApproval(approval: Approval): Promise<string> {
  return digestOf(encode(approvalRule, approval));
}
