/** What waits for approvals about this person's devices. */
import { Stack } from "@mantine/core";
import { useTranslation } from "../../i18n";

import { useMe } from "../../api";
import { Section } from "../../ui";
import { ApprovalCard } from "../commands";
import { inOrderOfUrgency, useCommands } from "../orders";

/** Shows the commands; nothing where none waits. */
export function Waits({ person }: { person: string }) {
  const { t } = useTranslation("people");
  const me = useMe();
  const open = useCommands({ person, state: "requested" });
  if (open.items.length === 0) return null;
  return (
    <Section title={t("waits")} bare>
      <Stack gap="sm">
        {inOrderOfUrgency(open.items, me.person).map((command) => <ApprovalCard key={command.id} command={command} />)}
      </Stack>
    </Section>
  );
}
