/** What can be done to one device: at once, and what people must sign. What cannot be done stands below with its reason. */
import { Button, Group, Text } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "../../i18n";

import { useMe } from "../../api";
import { useFilters } from "../../ui";
import { type Icon, IconHold, IconLock, IconMessage, IconScreen, IconSignOut, IconUnlock, IconWipe } from "../../ui/icons";
import { DestroyDialog } from "../destroy";
import { type Allowed, type Device, mayPropose, mayProtect, type Protection, PROTECTIONS } from "../fleet";
import { type Action, ACTIONS, destroys } from "../orders";
import { ProtectDialog } from "../protect";
import { useSay } from "../words";
import { type Dialog, dialogOf } from "./asked";
import classes from "./devices.module.css";

const PICTURES: Record<Protection | Action, Icon> = {
  lock: IconLock,
  logout: IconSignOut,
  block_screen: IconScreen,
  hold: IconHold,
  message: IconMessage,
  unlock: IconUnlock,
  unblock_screen: IconScreen,
  release_hold: IconHold,
  wipe_container: IconWipe,
  unenroll: IconWipe,
  wipe_device: IconWipe,
};

/** Shows the actions. `?do=` in the address opens the dialog of one of them, once. */
export function Actions({ device }: { device: Device }) {
  const [{ do: asked }] = useFilters();
  return <Acts key={asked ?? ""} device={device} asked={asked} />;
}

function Acts({ device, asked }: { device: Device; asked: string | undefined }) {
  const { t } = useTranslation(["devices", "words"]);
  const { permissions } = useMe();
  const router = useRouter();
  const [open, setOpen] = useState<Dialog | null>(() => dialogOf(asked, device, permissions));
  const close = () => {
    setOpen(null);
    if (asked !== undefined) router.history.replace(`/devices/${device.enrollment}`);
  };
  const acts = PROTECTIONS.map((act) => ({ act, allowed: mayProtect(device, act, permissions) }));
  const orders = ACTIONS.map((action) => ({ action, allowed: mayPropose(device, action, permissions) }));
  const refused = [
    ...acts.map(({ act, allowed }) => ({ name: t(`words:protect.${act}`), allowed })),
    ...orders.filter(({ action, allowed }) => allowed.ok || destroys(action) || allowed.why.key.endsWith(".role")).map(({ action, allowed }) => ({ name: t(`words:action.${action}`), allowed })),
  ];
  return (
    <>
      <Row label={t("actions.now")} what={t("actions.now.what")}>
        {acts.filter(({ allowed }) => allowed.ok).map(({ act }) => (
          <Act key={act} name={t(`words:protect.${act}`)} picture={PICTURES[act]} primary={act === "lock"} press={() => { setOpen({ kind: "protect", act }); }} />
        ))}
      </Row>
      <Row label={t("actions.signed")} what={t("actions.signed.what")}>
        {orders.filter(({ allowed }) => allowed.ok).map(({ action }) => (
          <Act key={action} name={t(`words:action.${action}`)} picture={PICTURES[action]} danger={destroys(action)} press={() => { setOpen({ kind: "propose", action }); }} />
        ))}
      </Row>
      <NotAllowed refused={refused} />
      {open?.kind === "protect" && <ProtectDialog act={open.act} devices={[device]} opened onClose={close} />}
      {open?.kind === "propose" && <DestroyDialog action={open.action} devices={[device]} opened onClose={close} />}
    </>
  );
}

function Row({ label, what, children }: { label: string; what: string; children: React.ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <div role="group" aria-label={label}>
      <Text size="sm" fw={600} mt="md" mb={6}>
        {label} <Text span size="sm" fw={400} c="var(--lethe-quiet)">{what}</Text>
      </Text>
      <Group gap="xs">{children}</Group>
    </div>
  );
}

function Act({ name, picture: Picture, press, primary = false, danger = false }: { name: string; picture: Icon; press: () => void; primary?: boolean; danger?: boolean }) {
  return (
    <Button size="sm" variant={primary ? "filled" : "default"} className={danger ? (classes.destroys ?? "") : ""} leftSection={<Picture size={16} aria-hidden />} onClick={press}>
      {name}
    </Button>
  );
}

// What has the same reason stands in one line.
function NotAllowed({ refused }: { refused: readonly { name: string; allowed: Allowed }[] }) {
  const { t } = useTranslation("devices");
  const say = useSay();
  const names = new Map<string, string[]>();
  for (const { name, allowed } of refused) {
    if (allowed.ok) continue;
    const why = say(allowed.why);
    names.set(why, [...(names.get(why) ?? []), name]);
  }
  if (names.size === 0) return null;
  return (
    <>
      <Text size="sm" fw={600} mt="md">{t("actions.not")}</Text>
      <ul className={classes.not} aria-label={t("actions.not")}>
        {[...names].map(([why, all]) => <li key={why}>{t("actions.not.one", { name: all.join(", "), why })}</li>)}
      </ul>
    </>
  );
}
