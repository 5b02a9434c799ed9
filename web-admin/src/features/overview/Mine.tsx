/** The orders that wait for the signature of whoever looks, the most urgent first. */
import { Stack } from "@mantine/core";
import { useTranslation } from "../../i18n";

import { useMe } from "../../api";
import { AppLink, Section } from "../../ui";
import { ApprovalCard } from "../commands";
import { inOrderOfUrgency, isMine, useCommands } from "../orders";

/** What I could sign; nothing for whom no approval waits. */
export default function Mine() {
  const { t } = useTranslation("overview");
  const me = useMe();
  const open = useCommands({ state: "requested" });
  const mine = inOrderOfUrgency(open.items, me.person).filter((command) => isMine(command, me.person));
  if (mine.length === 0) return null;
  return (
    <Section title={t("mine")} bare actions={<AppLink href="/commands">{t("mine.all")}</AppLink>}>
      <Stack gap="sm">{mine.slice(0, 3).map((command) => <ApprovalCard key={command.id} command={command} />)}</Stack>
    </Section>
  );
}
