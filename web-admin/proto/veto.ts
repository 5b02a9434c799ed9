// A veto (protocol §7.1, §7.2): any single approver stops one command, or everything that was issued before a moment.
import { questionOfVeto, verifyApproval } from "./approval";
import { CLOCK_SKEW_MS, VETO_MEMORY_MS } from "./floor";
import { ZERO_DIGEST } from "./hash";
import type { Command, ExactKeyring, Keyring, SignedVeto, Veto } from "./messages";
import { hasRole, isForDemoOnly, keyOf, veto as vetoRule } from "./messages";
import { Exact } from "./rule";

/** The person whose veto it is; null when it does not hold under this keyring at `now`. */
export async function verifyVeto(
  signed: SignedVeto,
  keyring: Keyring,
  suspended: readonly string[],
  demo: boolean,
  now: number,
): Promise<string | null> {
  const { veto, approval } = signed;
  const key = keyOf(keyring, approval.key);
  if (key === undefined || suspended.includes(key.person) || (isForDemoOnly(key) && !demo)) return null;
  if (!hasRole(keyring, key.person, approval.role)) return null;
  if (veto.value.tenant !== keyring.tenant || !isWellFormedVeto(veto.value, now)) return null;
  return (await verifyApproval(approval, key, await questionOfVeto(veto))) ? key.person : null;
}

function isWellFormedVeto(veto: Veto, now: number): boolean {
  const zeros = veto.command === ZERO_DIGEST;
  const shape = veto.halt ? zeros && veto.issuedBefore <= veto.issued : !zeros && veto.issuedBefore === 0;
  return shape && veto.issued <= now + CLOCK_SKEW_MS;
}

/** Whether it stops this command. */
export async function stops(veto: Veto, command: Exact<Command>): Promise<boolean> {
  return veto.halt ? command.value.issued < veto.issuedBefore : veto.command === (await command.digest());
}

/** Whether it makes this other command need one person more. */
export async function burdens(veto: Veto, command: Exact<Command>): Promise<boolean> {
  return !(await stops(veto, command)) && command.value.issued - veto.issued <= VETO_MEMORY_MS;
}

/** A veto of one command, for signing. */
export async function vetoOf(command: Exact<Command>, newest: ExactKeyring, now: number): Promise<Exact<Veto>> {
  return Exact.of(vetoRule, {
    tenant: command.value.tenant,
    keyring: await newest.digest(),
    halt: false,
    command: await command.digest(),
    issuedBefore: 0,
    issued: now,
  });
}

/** HALT: everything issued before now, for signing. */
export async function haltBefore(newest: ExactKeyring, now: number): Promise<Exact<Veto>> {
  return Exact.of(vetoRule, {
    tenant: newest.value.tenant,
    keyring: await newest.digest(),
    halt: true,
    command: ZERO_DIGEST,
    issuedBefore: now,
    issued: now,
  });
}
