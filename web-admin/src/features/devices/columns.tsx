/** The columns of a list of devices. */
import { useTranslation } from "../../i18n";

import { type Column, RelativeTime } from "../../ui";
import { ceilingWord, contact, type Device, deviceName, waitingPart } from "../fleet";
import { type Phrase, useSay } from "../words";
import classes from "./devices.module.css";
import { DeviceState, platformIcon, usePlatform } from "./DeviceState";

/** The columns, the most telling first. */
export function useDeviceColumns(): Column<Device>[] {
  const { t } = useTranslation("devices");
  return [
    { id: "device", header: t("column.device"), width: "minmax(0, 1.6fr)", cell: (device) => <Name device={device} /> },
    { id: "state", header: t("column.state"), width: "minmax(9.5rem, 1fr)", narrow: true, cell: (device) => <DeviceState device={device} /> },
    { id: "waiting", header: t("column.waiting"), width: "minmax(0, 1.3fr)", cell: (device) => (device.waiting == null ? null : <Said phrase={waitingPart(device.waiting)} />) },
    { id: "contact", header: t("column.contact"), width: "minmax(7.25rem, 1fr)", cell: (device) => <Contact device={device} /> },
    { id: "platform", header: t("column.platform"), width: "minmax(7.75rem, 1fr)", cell: (device) => <Platform device={device} /> },
    { id: "ceilings", header: t("column.ceilings"), width: "minmax(0, 1fr)", cell: (device) => <Said phrase={ceilingWord(device)} /> },
  ];
}

function Said({ phrase }: { phrase: Phrase }) {
  const say = useSay();
  return <span className={classes.quiet}>{say(phrase)}</span>;
}

function Name({ device }: { device: Device }) {
  const Picture = platformIcon(device);
  return (
    <span className={classes.name}>
      <Picture size={20} aria-hidden />
      <span>
        <span className={classes.strong}>{deviceName(device.label)}</span>
        <span className={classes.person}>{device.person.name}</span>
      </span>
    </span>
  );
}

function Contact({ device }: { device: Device }) {
  const say = useSay();
  const { text, quiet } = contact(device, Date.now());
  if (device.connected || device.last_seen == null) return <span className={classes.quiet}>{say(text)}</span>;
  return <span className={quiet ? classes.warn : classes.quiet}><RelativeTime at={device.last_seen} /></span>;
}

function Platform({ device }: { device: Device }) {
  const platform = usePlatform();
  return <span className={classes.quiet}>{platform(device)}</span>;
}
