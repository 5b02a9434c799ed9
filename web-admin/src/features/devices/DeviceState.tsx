/** Pictures and words of one device that lists and pages share. */
import { useTranslation } from "../../i18n";

import { StatusWord } from "../../ui";
import { type Icon, IconDevice, IconDone, IconHold, IconLaptop, IconLock, IconPhone, IconWaiting, IconWipe } from "../../ui/icons";
import { badge, type Device } from "../fleet";
import { useSay } from "../words";

const PICTURES: Record<string, Icon> = {
  active: IconDone,
  locked: IconLock,
  lockOrdered: IconWaiting,
  held: IconHold,
  pending: IconWaiting,
  erased: IconWipe,
  unenrolled: IconWipe,
};

/** The one word that matters most. */
export function DeviceState({ device }: { device: Device }) {
  const say = useSay();
  const { text, tone } = badge(device);
  const icon = PICTURES[text.key.slice(text.key.lastIndexOf(".") + 1)];
  return (
    <StatusWord tone={tone} {...(icon === undefined ? {} : { icon })}>
      {say(text)}
    </StatusWord>
  );
}

/** A picture of the kind of device. */
export function platformIcon(device: Pick<Device, "platform">): Icon {
  switch (device.platform) {
    case "android":
    case "ios":
      return IconPhone;
    case null:
    case undefined:
      return IconDevice;
    default:
      return IconLaptop;
  }
}

/** Operating system and version, as the device says them. */
export function usePlatform(): (device: Pick<Device, "platform" | "os_version">) => string {
  const { t, i18n } = useTranslation("words");
  return ({ platform, os_version }) => {
    if (platform == null || platform === "") return t("platform.unknown");
    const name = i18n.exists(`words:platform.${platform}`) ? t(`platform.${platform}` as "platform.linux") : platform;
    return os_version == null || os_version === "" ? name : `${name} ${os_version}`;
  };
}
