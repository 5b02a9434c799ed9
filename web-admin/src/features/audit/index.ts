/** The room of the audit trail. */
export { AuditPage } from "./AuditPage";
export { Subject } from "./columns";
export { type Event, placeOf } from "./shape";
