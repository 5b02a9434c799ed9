/** One device: who and what it is, its state in words, what can be done, and everything that ever happened to it. */
import { useTranslation } from "../../i18n";

import { AppLink, Columns, CopyId, ErrorState, type Fact, Facts, LoadingLines, Page, RelativeTime, Section } from "../../ui";
import { backing, ceilingWord, contact, type Device, type DeviceDetail, deviceName, sentence, useDevice } from "../fleet";
import { DeviceTimeline } from "../timeline";
import { useSay } from "../words";
import { Actions } from "./Actions";
import classes from "./devices.module.css";
import { DeviceState, usePlatform } from "./DeviceState";

/** Shows one device. */
export function DevicePage({ enrollment }: { enrollment: string }) {
  const { t } = useTranslation("devices");
  const device = useDevice(enrollment);
  const crumbs = [{ title: t("title"), href: "/devices" }];
  if (device.error !== null) return <Page title={t("one")} crumbs={crumbs}><ErrorState error={device.error} retry={() => void device.refetch()} /></Page>;
  if (device.data === undefined) return <Page title={t("one")} crumbs={crumbs}><LoadingLines lines={6} /></Page>;
  return (
    <Page title={deviceName(device.data.label)} crumbs={crumbs} lead={<AppLink href={`/people/${device.data.person.id}`}>{device.data.person.name}</AppLink>} actions={<DeviceState device={device.data} />}>
      <Columns beside={<><About device={device.data} /><Says device={device.data} /></>}>
        <State device={device.data} />
        <DeviceTimeline enrollment={enrollment} />
      </Columns>
    </Page>
  );
}

/** State and actions stand together: whoever locks sees at once what became of it. */
function State({ device }: { device: Device }) {
  const { t } = useTranslation("devices");
  const say = useSay();
  return (
    <Section title={t("state")}>
      <p className={classes.state} role="status">{sentence(device).map(say).join(", ")}.</p>
      {device.waiting != null && <AppLink href={`/commands/${device.waiting.command}`}>{t("state.command")}</AppLink>}
      <Actions device={device} />
    </Section>
  );
}

function About({ device }: { device: Device }) {
  const { t } = useTranslation("devices");
  const say = useSay();
  const platform = usePlatform();
  const heard = contact(device, Date.now());
  const facts: Fact[] = [
    [t("fact.person"), <AppLink key="p" href={`/people/${device.person.id}`}>{device.person.name}</AppLink>],
    [t("fact.label"), device.label],
    [t("fact.platform"), platform(device)],
    [t("fact.allows"), say(ceilingWord(device))],
    [t("fact.key"), say(backing(device))],
    [t("fact.contact"), device.connected || device.last_seen == null ? say(heard.text) : <RelativeTime at={device.last_seen} />],
    [t("fact.enrolled"), <RelativeTime key="c" at={device.created} />],
    [t("fact.mode"), [device.ceilings.solo && t("fact.solo"), device.ceilings.demo && t("fact.demo")].filter(Boolean).join(", ")],
    [t("fact.enrollment"), <CopyId key="e" id={device.enrollment} />],
  ];
  return <Section title={t("about")}><Facts facts={facts} /></Section>;
}

/** Its posture: its own word, and no more than that. */
function Says({ device }: { device: DeviceDetail }) {
  const { t } = useTranslation("devices");
  const { posture } = device;
  if (posture == null) return <Section title={t("posture")} lead={t("posture.none")} />;
  const facts: Fact[] = [
    [t("posture.os"), `${posture.os} ${posture.os_version}`],
    [t("posture.disk"), t(`posture.disk.${posture.disk_encryption}` as "posture.disk.yes")],
    [t("posture.agent"), posture.agent_version],
  ];
  return <Section title={t("posture")} lead={t("posture.what")}><Facts facts={facts} /></Section>;
}
