/** What was in force before: who saved it, when, why, and what became of it. */
import { Text } from "@mantine/core";
import { useTranslation } from "../../../i18n";

import type { Schema } from "../../../api";
import { type Column, DataTable, RelativeTime, Section, StatusWord, type Tone } from "../../../ui";
import { useList } from "../../ask";
import classes from "../access.module.css";
import { coded, useWords } from "../words";

type Version = Schema["AccessVersionView"];

const TONES: Record<string, Tone> = { in_force: "good", on_trial: "waiting", lapsed: "warn", reverted: "warn" };

/** Shows the versions; nothing where there is none yet. */
export function Versions() {
  const { t } = useTranslation("access");
  const words = useWords();
  const list = useList<Version>("/api/v1/access/versions", {}, ["access"]);
  if (list.items.length === 0) return null;
  const columns: Column<Version>[] = [
    { id: "version", header: t("version"), width: "minmax(0, 1.6fr)", cell: (one) => <span className={classes.pair}><span className={classes.strong}>{t("version.number", { version: one.version })}</span>{one.note !== "" && <Text span size="sm" c="var(--lethe-quiet)">{one.note}</Text>}</span> },
    { id: "state", header: t("version.state"), width: "minmax(9rem, 1fr)", narrow: true, cell: (one) => <StatusWord tone={TONES[one.state] ?? "plain"}>{coded(`versionState.${one.state}`, words)}</StatusWord> },
    { id: "by", header: t("version.by"), cell: (one) => one.made_by?.name ?? t("overtaken.operator") },
    { id: "made", header: t("version.made"), cell: (one) => <RelativeTime at={one.made} /> },
  ];
  return (
    <Section title={t("versions")} bare>
      <DataTable label={t("versions")} columns={columns} rows={list.items} rowKey={(one) => String(one.version)} more={list.more} empty={null} />
    </Section>
  );
}
