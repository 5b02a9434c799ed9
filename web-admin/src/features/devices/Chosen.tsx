/** What can be done with the chosen devices: what protects at once, what people must sign up to the ladder's limit. */
import { Button, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "../../i18n";

import { useMe } from "../../api";
import { type Selection, SelectionBar } from "../../ui";
import { IconLock, IconMessage, IconWipe } from "../../ui/icons";
import { DestroyDialog, mostTargets } from "../destroy";
import { type Device, mayPropose, mayProtect, type Protection } from "../fleet";
import { useApprovers } from "../orders";
import { ProtectDialog } from "../protect";
import classes from "./devices.module.css";

type Open = Protection | "wipe_container" | null;

/** Shows how many are chosen and what can be done with them. */
export function Chosen({ selection, devices }: { selection: Selection; devices: readonly Device[] }) {
  const { t } = useTranslation(["devices", "words"]);
  const me = useMe();
  const [open, setOpen] = useState<Open>(null);
  const approvers = useApprovers();
  const most = approvers.data === undefined ? 0 : mostTargets(approvers.data, "wipe_container");
  const lockable = devices.filter((device) => mayProtect(device, "lock", me.permissions).ok);
  const reachable = devices.filter((device) => mayProtect(device, "message", me.permissions).ok);
  const wipeable = devices.filter((device) => mayPropose(device, "wipe_container", me.permissions).ok);
  const close = () => { setOpen(null); };
  const tooMany = wipeable.length > most;
  return (
    <>
      <SelectionBar selection={selection}>
        <Button size="xs" variant="default" leftSection={<IconLock size={15} aria-hidden />} disabled={lockable.length === 0} onClick={() => { setOpen("lock"); }}>
          {t("bulk.lock", { count: lockable.length })}
        </Button>
        <Button size="xs" variant="default" leftSection={<IconMessage size={15} aria-hidden />} disabled={reachable.length === 0} onClick={() => { setOpen("message"); }}>
          {t("bulk.message", { count: reachable.length })}
        </Button>
        <Button size="xs" variant="default" className={classes.destroys ?? ""} leftSection={<IconWipe size={15} aria-hidden />} disabled={wipeable.length === 0 || tooMany} onClick={() => { setOpen("wipe_container"); }}>
          {t("bulk.wipe", { count: wipeable.length })}
        </Button>
        {wipeable.length < devices.length && <Text size="xs">{t("bulk.leftOut", { count: devices.length - wipeable.length })}</Text>}
        {tooMany && approvers.data !== undefined && <Text size="xs">{t("bulk.limit", { count: most })}</Text>}
      </SelectionBar>
      {(open === "lock" || open === "message") && <ProtectDialog act={open} devices={open === "lock" ? lockable : reachable} opened onClose={close} />}
      {open === "wipe_container" && <DestroyDialog action="wipe_container" devices={wipeable} opened onClose={close} />}
    </>
  );
}
