// What is running here.
import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "../../../i18n";
import { AppLink, CopyId, ErrorState, Facts, LoadingLines, Notice, Section } from "../../../ui";
import { tenantQuery } from "../../approver/queries";

// The document of the API is not described by itself.
async function serverVersion(): Promise<string> {
  const document = (await (await fetch("/api/v1/openapi.json")).json()) as { info: { version: string } };
  return document.info.version;
}

/** The room "about". */
export default function About() {
  const { t } = useTranslation("settings");
  const tenant = useQuery(tenantQuery);
  const document = useQuery({ queryKey: ["openapi"], queryFn: serverVersion, staleTime: Number.POSITIVE_INFINITY });
  return (
    <Stack gap="lg">
      {tenant.data?.demo === true && <Notice tone="warn">{t("about.demo")}</Notice>}
      <Section title="Lethe" lead={t("about.lead")}>
        {tenant.isPending && <LoadingLines />}
        {tenant.isError && <ErrorState error={tenant.error} retry={() => void tenant.refetch()} />}
        {tenant.data !== undefined && (
          <Facts
            facts={[
              [t("about.server"), document.data],
              [t("about.console"), __LETHE_VERSION__],
              [t("about.urls"), tenant.data.urls.join(", ")],
              [t("about.tenant"), <CopyId key="id" id={tenant.data.id} length={24} />],
              [t("about.key"), <CopyId key="key" id={tenant.data.server_key.public_key} length={24} />],
            ]}
          />
        )}
      </Section>
      <Text size="sm" c="var(--lethe-quiet)">
        {t("about.self")}
      </Text>
      <AppLink href="/settings/licences">{t("room.licences")}</AppLink>
    </Stack>
  );
}
