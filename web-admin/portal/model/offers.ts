// Which way of proving is shown first, where several are offered. The server decides what is offered; this only saves a click.
import type { Factor, Methods, Sent } from "./shape";

/** What most people have at hand comes first; what is printed and locked away comes last. */
const ORDER: readonly Factor[] = ["password", "ldap", "totp", "passkey", "email_code", "sms", "oidc", "recovery_code"];

/** The offers, the likeliest first. */
export function ordered(offers: readonly Factor[]): Factor[] {
  return ORDER.filter((factor) => offers.includes(factor));
}

/** The way to show: the one that was chosen while it is still offered, else the likeliest. Null where nothing is offered. */
export function shown(offers: readonly Factor[], chosen: Factor | null): Factor | null {
  if (chosen !== null && offers.includes(chosen)) return chosen;
  return ordered(offers)[0] ?? null;
}

/** True where a code has to be sent before it can be typed. */
export function isSent(factor: Factor): factor is Sent {
  return factor === "email_code" || factor === "sms";
}

/** What is missing until the built-in chain can be proved: a passkey alone is enough; else something known and something held. */
export function missing(methods: Methods): "nothing" | "second" | "any" {
  if (methods.passkeys.length > 0) return "nothing";
  const knows = methods.password !== null || methods.directory || methods.company;
  const holds = methods.totp !== null || methods.email !== null || methods.phone !== null || methods.recovery_codes !== null;
  if (knows && holds) return "nothing";
  return knows ? "second" : "any";
}
