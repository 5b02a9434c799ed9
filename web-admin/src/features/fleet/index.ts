/** Devices: what is known of one, in words, and what may be done to it. No screen here. */
export { type Allowed, ceilingWord, mayPropose, mayProtect, type Protection, PROTECTIONS } from "./allowed";
export { aDevice } from "./sample";
export { type Device, type DeviceDetail, deviceName } from "./shape";
export { backing, badge, contact, sentence, waitingPart } from "./state";
export { DEVICE_FILTERS, useDevice, useDevices } from "./read";
