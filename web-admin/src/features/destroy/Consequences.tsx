/** What is erased, what stays, what happens now and what waits. */
import { List, SimpleGrid, Stack, Text } from "@mantine/core";
import { useTranslation } from "../../i18n";

import { type Icon, IconCheck, IconInfo, IconLock, IconWaiting, IconWipe } from "../../ui/icons";
import { contact, type Device } from "../fleet";
import { type Action, destroys } from "../orders";
import { type Phrase, useSay } from "../words";
import classes from "./destroy.module.css";
import { erased, happensNow, waits } from "./facts";

interface Props {
  action: Action;
  devices: readonly Device[];
  /** How many people it takes; undefined while that is not known. */
  needed: number | undefined;
}

/** Shows the consequences on exactly these devices. */
export function Consequences({ action, devices, needed }: Props) {
  return (
    <Stack gap="sm">
      {devices.length > 1 && <Targets devices={devices} />}
      {destroys(action) && <Erased action={action} devices={devices} />}
      <NowAndLater action={action} devices={devices} needed={needed} />
    </Stack>
  );
}

function Erased({ action, devices }: { action: Action; devices: readonly Device[] }) {
  const { t } = useTranslation("destroy");
  const facts = devices.map((device) => erased(device, action));
  const all = (part: "goes" | "stays" | "limits") => [...new Map(facts.flatMap((fact) => fact[part]).map((said) => [said.key, said])).values()];
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <div className={classes.goes}>
        <Text fw={600} size="sm">{t("goes")}</Text>
        <Phrases said={all("goes")} icon={IconWipe} />
      </div>
      <div className={classes.stays}>
        <Text fw={600} size="sm">{t(action === "wipe_device" ? "limits" : "stays")}</Text>
        <Phrases said={all("stays")} icon={IconCheck} />
        <Phrases said={all("limits")} icon={IconInfo} />
      </div>
    </SimpleGrid>
  );
}

function Phrases({ said, icon: Picture }: { said: readonly Phrase[]; icon: Icon }) {
  const say = useSay();
  return (
    <List size="sm" spacing={2} className={classes.phrases ?? ""} icon={<Picture size={15} aria-hidden />}>
      {said.map((part) => <List.Item key={part.key}>{say(part)}</List.Item>)}
    </List>
  );
}

function Targets({ devices }: { devices: readonly Device[] }) {
  const say = useSay();
  return (
    <ul className={classes.targets}>
      {devices.map((device) => (
        <li key={device.enrollment}>
          <span>{device.label}</span>
          <span>{say(contact(device, Date.now()).text)}</span>
        </li>
      ))}
    </ul>
  );
}

function NowAndLater({ action, devices, needed }: Props) {
  const { t } = useTranslation("destroy");
  const say = useSay();
  // Of several devices, the one that is hardest to reach says what holds for all.
  const [worst] = [...devices].sort((a, b) => Number(a.connected) - Number(b.connected) || (a.last_seen ?? 0) - (b.last_seen ?? 0));
  if (worst === undefined) return null;
  const later = needed === undefined ? [] : waits(worst, action, needed);
  return (
    <ol className={classes.steps}>
      <li>
        <IconLock size={18} aria-hidden />
        <span><strong>{t("now")}</strong> {say(happensNow(worst, action))}</span>
      </li>
      <li>
        <IconWaiting size={18} aria-hidden />
        <span><strong>{t("later")}</strong> {later.map(say).join(" ")} {t("undo")}</span>
      </li>
    </ol>
  );
}
