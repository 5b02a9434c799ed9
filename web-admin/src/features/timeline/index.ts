/** What happened to a device, and pictures and names for what happened anywhere. */
export { DeviceTimeline } from "./DeviceTimeline";
export { pictureOf } from "./pictures";
export { eventPhrase, wordOf } from "./shape";
export { useActor } from "./useActor";
