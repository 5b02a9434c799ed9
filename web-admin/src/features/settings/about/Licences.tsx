// Whose work this stands on: every package that ships, with its licence. The list is written by the build.
import { Code, ScrollArea, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "../../../i18n";
import { type Column, DataTable, EmptyState, LoadingLines } from "../../../ui";
import { IconSearch } from "../../../ui/icons";
import { RoomHead } from "../RoomHead";

interface Package {
  name: string;
  version: string;
  kind: string;
  license: string;
  text?: string | null;
}

/** The room of licences. */
export default function Licences() {
  const { t } = useTranslation("settings");
  const [q, setQ] = useState("");
  const list = useQuery({
    queryKey: ["attributions"],
    queryFn: async (): Promise<Package[]> => (await import("../../../attributions.json")).default,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const wanted = q.trim().toLowerCase();
  const rows = (list.data ?? []).filter((one) => one.name.toLowerCase().includes(wanted)).sort((one, other) => other.kind.localeCompare(one.kind));
  const columns: Column<Package>[] = [
    { id: "name", header: t("licences.count", { count: rows.length }), width: "minmax(10rem, 2fr)", cell: (one) => <PackageName one={one} /> },
    { id: "license", header: t("room.licences"), narrow: true, width: "minmax(8rem, 1.5fr)", cell: (one) => one.license },
    { id: "kind", header: t("licences.where"), cell: (one) => t(one.kind === "npm" ? "licences.npm" : "licences.crate") },
  ];
  return (
    <Stack>
      <RoomHead lead={t("licences.lead")} />
        <TextInput type="search" aria-label={t("licences.search")} placeholder={t("licences.search")} leftSection={<IconSearch size={16} aria-hidden />} value={q} onChange={(event) => { setQ(event.currentTarget.value); }} maw="22rem" />
        {list.isPending ? <LoadingLines /> : <DataTable label={t("room.licences")} columns={columns} rows={rows} rowKey={(one) => `${one.kind}:${one.name}@${one.version}`} empty={<EmptyState title={t("licences.count", { count: 0 })} />} />}
    </Stack>
  );
}

function PackageName({ one }: { one: Package }) {
  const { t } = useTranslation("settings");
  return (
    <>
      <Text component="span">
        {one.name} <Text component="span" size="sm" c="var(--lethe-quiet)">{one.version}</Text>
      </Text>
      {typeof one.text === "string" && (
        <details>
          <summary>{t("licences.text")}</summary>
          <ScrollArea.Autosize mah={280}>
            <Code block>{one.text}</Code>
          </ScrollArea.Autosize>
        </details>
      )}
    </>
  );
}
