/** What became of opening the approver's page: an error, or a link where the browser let no tab open. */
import { Text } from "@mantine/core";

import { useTranslation } from "../../i18n";
import { ErrorState } from "../../ui";
import type { useApproverPage } from "./page";

/** Shows it; nothing where a tab is open. */
export function Aftermath({ page }: { page: ReturnType<typeof useApproverPage> }) {
  const { t } = useTranslation("decide");
  if (page.error !== null) return <ErrorState title={t("failed")} error={page.error} />;
  if (page.data?.opened === false) {
    return (
      <Text size="sm" role="status">
        {t("blocked")} <a href={page.data.url} target="_blank" rel="noopener noreferrer">{t("blocked.link")}</a>
      </Text>
    );
  }
  return null;
}
