/** Commands: what waits for people first, mine on top; below it everything that was ever ordered. */
import { Stack } from "@mantine/core";
import { useTranslation } from "../../i18n";

import { useMe } from "../../api";
import { AppLink, EmptyState, ErrorState, LoadingLines, Page, Section } from "../../ui";
import { IconCommands } from "../../ui/icons";
import { HaltButton } from "../approver";
import { inOrderOfUrgency, useCommands } from "../orders";
import { ApprovalCard } from "./ApprovalCard";
import { History } from "./History";

/** Shows both. */
export function CommandsPage() {
  const { t } = useTranslation("commands");
  const me = useMe();
  const open = useCommands({ state: "requested" });
  const waiting = inOrderOfUrgency(open.items, me.person);
  return (
    <Page title={t("title")} lead={t("lead")} actions={me.maySign ? <HaltButton pending={waiting.length} /> : undefined}>
      <Section title={t("waiting")} bare>
        {open.error !== null ? (
          <ErrorState error={open.error} retry={open.retry} />
        ) : open.loading ? (
          <LoadingLines lines={4} />
        ) : waiting.length === 0 ? (
          <EmptyState icon={IconCommands} title={t("waiting.none")}>
            {t("waiting.none.what")} <AppLink href="/devices">{t("waiting.none.devices")}</AppLink>
          </EmptyState>
        ) : (
          <Stack gap="sm">
            {waiting.map((command) => <ApprovalCard key={command.id} command={command} />)}
          </Stack>
        )}
      </Section>
      <History />
    </Page>
  );
}
