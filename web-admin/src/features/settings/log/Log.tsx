// The log: its newest checkpoint to keep elsewhere, and how an export is checked without this server.
import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "../../../i18n";
import { api, data } from "../../../api";
import { CopyId, ErrorState, Facts, LoadingLines, Notice, PasteLine, Section } from "../../../ui";
import { tenantQuery } from "../../approver/queries";
import { RoomHead } from "../RoomHead";

const EXPORT = (origin: string) => `curl -H "Authorization: Bearer ⟨token⟩" ${origin}/api/v1/log/export -o lethe-log`;
const VERIFY = "lethe log verify lethe-log";

/** The room of the log. */
export default function Log() {
  const { t, i18n } = useTranslation("settings");
  const tenant = useQuery(tenantQuery);
  const checkpoint = useQuery({
    queryKey: ["/api/v1/log/checkpoint"],
    queryFn: async ({ signal }) => String(await data(api.GET("/api/v1/log/checkpoint", { signal, parseAs: "text" }))),
    meta: { topics: ["audit"] },
  });
  const log = tenant.data?.log;
  return (
    <Stack gap="lg">
      {tenant.data?.mode === "restore" && <Notice tone="warn">{t("log.restore")}</Notice>}
      <RoomHead lead={t("log.lead")} />
      <Section title={t("log.now")}>
        {tenant.isPending && <LoadingLines />}
        {tenant.isError && <ErrorState error={tenant.error} retry={() => void tenant.refetch()} />}
        {log !== undefined && (
          <Facts
            facts={[
              [t("log.size"), new Intl.NumberFormat(i18n.language).format(log.size)],
              [t("log.origin"), log.origin],
              [t("log.generation"), String(log.generation)],
              [t("log.key"), <CopyId key="key" id={log.public_key} length={24} />],
            ]}
          />
        )}
      </Section>
      <Section title={t("log.checkpoint")} lead={t("log.checkpointHint")}>
        {checkpoint.isPending && <LoadingLines />}
        {checkpoint.isError && <Notice>{t("log.none")}</Notice>}
        {checkpoint.data !== undefined && <PasteLine text={checkpoint.data.trim()} label={t("log.checkpoint")} />}
      </Section>
      <Section title={t("log.export")} lead={t("log.exportHint")}>
        <Stack gap="sm">
          <Text size="sm" fw={600}>
            1. {t("log.exportStep1")}
          </Text>
          <PasteLine text={EXPORT(window.location.origin)} label={t("log.exportStep1")} />
          <Text size="sm" fw={600}>
            2. {t("log.exportStep2")}
          </Text>
          <PasteLine text={VERIFY} label={t("log.exportStep2")} />
          <Notice>{t("log.witness")}</Notice>
        </Stack>
      </Section>
    </Stack>
  );
}
