/** The room of the audit trail. */
export { AuditPage } from "./AuditPage";
export { Subject } from "./Subject";
export { type Event, placeOf } from "./shape";
