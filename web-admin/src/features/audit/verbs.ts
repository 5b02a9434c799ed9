/** Kinds of events that one filters by, those that people look for first. Others are found by search. */
export const VERBS = [
  "command.requested",
  "command.approved",
  "command.dispatched",
  "command.vetoed",
  "command.cancelled",
  "command.expired",
  "tenant.halted",
  "receipt.accepted",
  "share.destroyed",
  "device_state.changed",
  "enrollment.created",
  "enrollment.refused",
  "keyring.published",
  "approver.suspended",
  "admin.created",
  "token.created",
] as const;
