/** What an address asks for on a device's page (`?do=lock`): the search and the first run lead to an act this way. */
import { type Device, mayPropose, mayProtect, type Protection } from "../fleet";
import type { Action } from "../orders";

/** A dialog of the page. */
export type Dialog = { readonly kind: "protect"; readonly act: Protection } | { readonly kind: "propose"; readonly action: Action };

const DIALOGS = new Map<string | undefined, Dialog>([
  ["lock", { kind: "protect", act: "lock" }],
  ["unlock", { kind: "propose", action: "unlock" }],
  ["wipe", { kind: "propose", action: "wipe_container" }],
]);

/** The dialog of a word; nothing for another word, and where it may not be done: the page says why. */
export function dialogOf(word: string | undefined, device: Device, permissions: readonly string[]): Dialog | null {
  const dialog = DIALOGS.get(word);
  if (dialog === undefined) return null;
  const allowed = dialog.kind === "protect" ? mayProtect(device, dialog.act, permissions) : mayPropose(device, dialog.action, permissions);
  return allowed.ok ? dialog : null;
}
