// The id of an enrollment is made of both halves (protocol §12): the server cannot choose it.
import { digestOf } from "./hash";
import type { EnrollmentRecord } from "./messages";
import { deviceHalf, enrollmentPreimage } from "./messages/enrollment";
import type { ValueOf } from "./rule";
import { encode } from "./rule";

/** First 16 bytes of the SHA-256 over both halves, in hexadecimal. */
export async function enrollmentId(halves: ValueOf<typeof enrollmentPreimage>): Promise<string> {
  return (await digestOf(encode(enrollmentPreimage, halves))).slice(0, 32);
}

/** Whether both halves make this enrollment's id: true for no other device key, whatever the server says. */
export async function isBound(record: EnrollmentRecord): Promise<boolean> {
  const grant = record.grant.value;
  const half = await digestOf(encode(deviceHalf, record.deviceHalf));
  const id = await enrollmentId({ server: grant.serverHalf, device: record.deviceHalf });
  return grant.deviceHalf === half && grant.enrollment === id;
}
