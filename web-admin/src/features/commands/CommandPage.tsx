/** One command: state in words, six words, people, and each device to its last receipt; every signature behind a click. */
import { Text } from "@mantine/core";
import { useTranslation } from "../../i18n";

import { useMe } from "../../api";
import { Columns, CopyId, ErrorState, type Fact, Facts, LoadingLines, Page, RelativeTime, Section, Words } from "../../ui";
import { DecideButton } from "../approver";
import { type Command, standing, useCommand } from "../orders";
import { TimeLeft } from "./ApprovalCard";
import { CancelButton } from "./CancelButton";
import { CommandState } from "./CommandState";
import classes from "./commands.module.css";
import { Signatures } from "./Signatures";
import { Signers } from "./Signers";
import { Targets } from "./Targets";
import { useTitle } from "./useTitle";

/** Shows one command. */
export function CommandPage({ id }: { id: string }) {
  const { t } = useTranslation("commands");
  const title = useTitle();
  const command = useCommand(id);
  const crumbs = [{ title: t("title"), href: "/commands" }];
  if (command.error !== null) return <Page title={t("one")} crumbs={crumbs}><ErrorState error={command.error} retry={() => void command.refetch()} /></Page>;
  if (command.data === undefined) return <Page title={t("one")} crumbs={crumbs}><LoadingLines lines={6} /></Page>;
  return (
    <Page title={title(command.data)} crumbs={crumbs} lead={t("quoted", { text: command.data.reason })}>
      <Columns beside={<About command={command.data} />}>
        <State command={command.data} />
        <Targets command={command.data} />
        <Signatures command={command.data} />
      </Columns>
    </Page>
  );
}

function State({ command }: { command: Command }) {
  const { t } = useTranslation("commands");
  const me = useMe();
  const { open } = standing(command);
  return (
    <Section title={t("state")} actions={me.may("cancel") && (open || command.state === "dispatched") ? <CancelButton command={command} /> : undefined}>
      <div role="status"><CommandState command={command} /></div>
      <Text size="sm" mt="sm" mb={6}>{t("words.what")}</Text>
      <Words words={command.words} label={t("words")} />
      {open && (
        <div className={classes.open}>
          <Signers signing={command} />
          <TimeLeft command={command} />
          {me.maySign && <DecideButton command={command.id} />}
          {me.maySign && <Text size="sm" c="var(--lethe-quiet)">{t("decide.what")}</Text>}
        </div>
      )}
    </Section>
  );
}

function About({ command }: { command: Command }) {
  const { t } = useTranslation(["commands", "words"]);
  const facts: Fact[] = [
    [t("fact.by"), command.requested_by.name ?? t("somebody")],
    [t("fact.issued"), <RelativeTime key="i" at={command.issued} />],
    [t("fact.notBefore"), command.not_before > command.issued ? <RelativeTime key="n" at={command.not_before} /> : null],
    [t("fact.expires"), <RelativeTime key="e" at={command.expires} as="clock" />],
    [t("fact.digest"), <CopyId key="d" id={command.digest} length={16} />],
    [t("fact.id"), <CopyId key="c" id={command.id} />],
  ];
  return <Section title={t("about")}><Facts facts={facts} /></Section>;
}
