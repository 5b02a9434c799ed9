/** The rooms of devices. */
export { DevicePage } from "./DevicePage";
export { DevicesPage } from "./DevicesPage";
export { EnrollButton } from "./EnrollButton";
export { useDeviceColumns } from "./columns";
