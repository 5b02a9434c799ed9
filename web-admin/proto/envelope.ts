// What the server and the devices signed: a command on its way, and the receipts about it.
import { digestOfApproval } from "./approval";
import type { Bytes } from "./bytes";
import { verifyCose } from "./cose";
import type { Approval, Command, Envelope, Keyring, SignedReceipt } from "./messages";
import { dispatch as dispatchRule } from "./messages";
import type { Exact } from "./rule";
import { encode } from "./rule";

/** The bytes that the server signs and the log holds: this command with exactly these approvals. */
export async function dispatchBytes(command: Exact<Command>, approvals: readonly Approval[]): Promise<Bytes> {
  const digests = await Promise.all(approvals.map(digestOfApproval));
  return encode(dispatchRule, { tenant: command.value.tenant, command: await command.digest(), approvals: digests });
}

/** Whether a server node of this keyring signed a message. */
export async function verifyServer(
  keyring: Keyring,
  serverKey: string,
  domain: string,
  message: Bytes,
  cose: Bytes,
): Promise<boolean> {
  const key = keyring.serviceKeys.find(({ id }) => id === serverKey);
  if (key === undefined) return false;
  return verifyCose(cose, key.publicKey, { signatory: "server", domain, tenant: keyring.tenant }, message);
}

/** Whether a server node of this keyring signed exactly this dispatch. */
export async function verifyEnvelope(envelope: Envelope, newest: Keyring): Promise<boolean> {
  const bytes = await dispatchBytes(envelope.command, envelope.approvals);
  return verifyServer(newest, envelope.serverKey, "lethe-dispatch/1", bytes, envelope.server);
}

/** Whether the device with this key (hexadecimal, from its enrollment's record) wrote the receipt. */
export function verifyReceipt(signed: SignedReceipt, deviceKey: string): Promise<boolean> {
  const { tenant } = signed.receipt.value;
  const context = { signatory: "device", domain: "lethe-receipt/1", tenant } as const;
  return verifyCose(signed.cose, deviceKey, context, signed.receipt.bytes);
}
