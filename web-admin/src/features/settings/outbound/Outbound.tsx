// Every host that this installation talks to, why, and which key of the configuration says so.
import { Code, Stack, Text } from "@mantine/core";
import { useTranslation } from "../../../i18n";
import { type Column, DataTable, EmptyState, ErrorState } from "../../../ui";
import { useOne } from "../../ask";
import { RoomHead } from "../RoomHead";

interface Destination {
  host: string | null;
  port: number | null;
  purpose: string;
  what: string;
  key: string;
}

const PURPOSES = ["database", "certificates", "directory", "company", "mail", "sms"] as const;

/** The room of outbound connections. */
export default function Outbound() {
  const { t } = useTranslation("settings");
  const found = useOne<{ destinations: Destination[] }>("/api/v1/outbound", []);
  const columns = useDestinationColumns();
  return (
    <Stack>
      <RoomHead lead={t("outbound.lead")} />
      {found.error !== null ? (
        <ErrorState error={found.error} retry={() => void found.refetch()} />
      ) : (
        <DataTable label={t("room.outbound")} columns={columns} rows={found.data?.destinations ?? []} rowKey={({ key, host }) => `${key} ${host ?? ""}`} loading={found.isPending} empty={<EmptyState title={t("outbound.none")} />} />
      )}
    </Stack>
  );
}

function useDestinationColumns(): Column<Destination>[] {
  const { t } = useTranslation("settings");
  const purpose = (word: string) => {
    const known = PURPOSES.find((one) => one === word);
    return known === undefined ? word : t(`outbound.purpose.${known}`);
  };
  return [
    { id: "purpose", header: t("outbound.purpose"), width: "minmax(7rem, 1fr)", cell: (to) => <div><Text fw={600}>{purpose(to.purpose)}</Text><Text size="sm" c="var(--lethe-quiet)" lang="en">{to.what}</Text></div> },
    { id: "host", header: t("outbound.host"), narrow: true, width: "minmax(8rem, 1.5fr)", cell: ({ host, port }) => <Text size="sm">{host === null ? t("outbound.secret") : port === null ? host : `${host}:${String(port)}`}</Text> },
    { id: "key", header: t("outbound.key"), width: "minmax(7rem, 1fr)", cell: ({ key }) => <Code>{key}</Code> },
  ];
}
