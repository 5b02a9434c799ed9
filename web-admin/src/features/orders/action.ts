/** The closed set of orders that people sign (T2), and what kind of act each is. */

/** An order of people, as in `proto/lethe.cddl`. */
export type Action = "wipe_container" | "wipe_device" | "unenroll" | "unlock" | "unblock_screen" | "release_hold";

/** Every action, what lifts first, what destroys last. */
export const ACTIONS: readonly Action[] = [
  "unlock",
  "unblock_screen",
  "release_hold",
  "wipe_container",
  "unenroll",
  "wipe_device",
];

/** The action of a word, or nothing for a word of a newer server. */
export function actionOf(word: string): Action | undefined {
  return ACTIONS.find((action) => action === word);
}

/** Whether data is gone afterwards. */
export function destroys(action: Action): boolean {
  return action === "wipe_container" || action === "wipe_device" || action === "unenroll";
}

/** The permission that proposing it takes (`server/core/src/permission.rs`). */
export function permissionFor(action: Action): "propose_erasure" | "propose_lift" {
  return destroys(action) ? "propose_erasure" : "propose_lift";
}
