/** The dialog before anything was sent: facts above, fields below, two buttons of which none is chosen. */
import { Button, Group, Stack } from "@mantine/core";
import { useTranslation } from "../../i18n";

import { IconPasskey } from "../../ui/icons";
import { ErrorState, type Failure } from "../../ui";
import type { Device } from "../fleet";
import { type Action, destroys } from "../orders";
import { Approval } from "./Approval";
import { Consequences } from "./Consequences";
import classes from "./destroy.module.css";
import type { whoMayApprove } from "./facts";
import { Fields } from "./Fields";
import { type Draft, gaps } from "./rules";

interface Props {
  action: Action;
  devices: readonly Device[];
  /** Undefined while the keyring is on its way; null where the ladder has no rung for so many. */
  who: ReturnType<typeof whoMayApprove> | undefined;
  /** Why the keyring could not be read. */
  unread: Failure | null;
  draft: Draft;
  change: (draft: Draft) => void;
  send: () => void;
  sending: boolean;
  failure: Failure | null;
  back: () => void;
}

/** Shows what would happen and asks for what is needed. */
export function Asking({ action, devices, who, unread, draft, change, send, sending, failure, back }: Props) {
  const { t } = useTranslation(["destroy", "words", "ui"]);
  const missing = gaps(draft, devices);
  const ready = missing.length === 0 && who !== null;
  return (
    <Stack gap="md">
      <Consequences action={action} devices={devices} needed={who?.needed} />
      {unread === null ? <Approval who={who} action={action} /> : <ErrorState title={t("unread")} error={unread} />}
      <Fields devices={devices} draft={draft} change={change} gaps={missing} />
      {failure !== null && <ErrorState title={t("failed")} error={failure} />}
      <Group justify="space-between" align="center" className={classes.foot ?? ""}>
        <Button variant="default" onClick={back}>{t("back")}</Button>
        <Button color={destroys(action) ? "red.9" : "river"} leftSection={<IconPasskey size={18} aria-hidden />} loading={sending} disabled={!ready} onClick={send}>
          {t("propose", { action: t(`words:action.${action}`).toLocaleLowerCase() })}
        </Button>
      </Group>
    </Stack>
  );
}
