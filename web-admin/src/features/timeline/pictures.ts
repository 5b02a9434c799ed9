/** A picture for what happened, by its word. */
import {
  type Icon,
  IconActivity,
  IconAddPerson,
  IconArrowRight,
  IconCheck,
  IconCommands,
  IconHold,
  IconKey,
  IconLaptop,
  IconLock,
  IconMessage,
  IconPerson,
  IconProof,
  IconScreen,
  IconSignOut,
  IconSuspended,
  IconUnlock,
  IconVeto,
  IconWipe,
} from "../../ui/icons";

const PICTURES: Readonly<Record<string, Icon>> = {
  wipe_container: IconWipe,
  wipe_device: IconWipe,
  unenroll: IconWipe,
  unlock: IconUnlock,
  unblock_screen: IconScreen,
  release_hold: IconHold,
  lock: IconLock,
  logout: IconSignOut,
  block_screen: IconScreen,
  hold: IconHold,
  message: IconMessage,
  lifted: IconUnlock,
  applied: IconProof,
  done: IconProof,
  "command.requested": IconCommands,
  "command.approved": IconCheck,
  "command.dispatched": IconArrowRight,
  "receipt.accepted": IconProof,
  "session.begun": IconPerson,
  "enrollment.created": IconLaptop,
  "recovery_blob.stored": IconKey,
  "share.destroyed": IconWipe,
  "person.created": IconAddPerson,
  "approver.suspended": IconSuspended,
  "command.vetoed": IconVeto,
  "tenant.halted": IconVeto,
  "keyring.published": IconKey,
};

/** The picture of a word; of any word. */
export function pictureOf(word: string): Icon {
  return PICTURES[word] ?? IconActivity;
}
