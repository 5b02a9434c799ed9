/** After it was proposed: what already happened, what waits, the six words, and the way to the approver. */
import { Button, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "../../i18n";

import { AppLink } from "../../ui";
import { Notice } from "../../ui";
import { Words } from "../../ui";
import type { Device } from "../fleet";
import { type Action, destroys } from "../orders";
import { DecideButton } from "../approver";
import type { Proposed } from "./propose";
import { namesOf, type whoMayApprove } from "./facts";

interface Props {
  action: Action;
  devices: readonly Device[];
  proposed: Proposed;
  who: ReturnType<typeof whoMayApprove>;
  close: () => void;
}

/** Shows what was proposed. */
export function Proposal({ action, devices, proposed, who, close }: Props) {
  const { t } = useTranslation("destroy");
  const names = who === null ? [] : namesOf(who.signing);
  return (
    <Stack gap="md">
      <Notice tone="waiting" announce title={t("proposed")}>
        {destroys(action) ? t("proposed.lock", { count: devices.length }) : t("proposed.nothing")}
        {names.length > 0 && <> {t("proposed.who", { names: names.join(", ") })}</>}
      </Notice>
      <div>
        <Text size="sm" mb={6}>{t("proposed.words")}</Text>
        <Words words={proposed.words} label={t("proposed.wordsLabel")} />
      </div>
      <Group justify="space-between">
        <AppLink href={`/commands/${proposed.id}`} onClick={close}>{t("proposed.open")}</AppLink>
        <Group gap="xs">
          <Button variant="default" onClick={close}>{t("proposed.later")}</Button>
          <DecideButton command={proposed.id} />
        </Group>
      </Group>
    </Stack>
  );
}
