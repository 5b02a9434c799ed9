// Every message, and every rule of the CDDL by the name that it has there.
import type { Rule } from "../rule";
import * as approvals from "./approval";
import * as devices from "./device";
import * as enrollments from "./enrollment";
import * as keyrings from "./keyring";
import * as orders from "./order";
import * as servers from "./server";
import * as wires from "./wire";

export * from "./approval";
export * from "./device";
export type { EnrollmentRecord } from "./enrollment";
export * from "./enrollment";
export * from "./keyring";
export * from "./order";
export * from "./server";

/** The rules by their names in `proto/lethe.cddl`. */
export const RULES: Readonly<Record<string, Rule<unknown>>> = {
  challenge: approvals.challenge,
  approval: approvals.approval,
  command: orders.command,
  dispatch: orders.dispatch,
  envelope: orders.envelope,
  veto: orders.veto,
  "signed-veto": orders.signedVeto,
  release: orders.release,
  "signed-release": orders.signedRelease,
  keyring: keyrings.keyring,
  "signed-keyring": keyrings.signedKeyring,
  state: servers.state,
  reply: servers.reply,
  checkin: devices.checkin,
  receipt: devices.receipt,
  "signed-receipt": devices.signedReceipt,
  possession: devices.possession,
  code: enrollments.code,
  "server-half": enrollments.serverHalf,
  "device-half": enrollments.deviceHalf,
  "enroll-request": enrollments.enrollRequest,
  "signed-enroll-request": enrollments.signedEnrollRequest,
  grant: enrollments.grant,
  "enrollment-record": enrollments.enrollmentRecord,
  "enroll-reply": enrollments.enrollReply,
  "share-box": enrollments.shareBox,
  "recovery-blob": enrollments.recoveryBlob,
  "recovery-grant": enrollments.recoveryGrant,
  "release-file": enrollments.releaseFile,
  leaf: servers.leaf,
  "log-proof": servers.logProof,
  down: wires.down,
  up: wires.up,
};
