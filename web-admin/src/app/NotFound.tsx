// Addresses that lead nowhere, and pages that failed.
import { Button } from "@mantine/core";
import { useTranslation } from "../i18n";
import { AppLink, EmptyState, ErrorState, type Failure, Page } from "../ui";

/** Shown where no route is. */
export function NotFound() {
  const { t } = useTranslation("shell");
  return (
    <Page title={t("missing.title")}>
      <EmptyState title={t("missing.title")} action={<AppLink href="/">{t("missing.home")}</AppLink>}>
        {t("missing.text")}
      </EmptyState>
    </Page>
  );
}

/** Shown where a page threw. */
export function Broken({ error }: { error: unknown }) {
  const { t } = useTranslation("shell");
  const failure: Failure = error instanceof Error ? error : { message: String(error) };
  return (
    <Page title={t("broken.title")}>
      <ErrorState title={t("broken.text")} error={failure} />
      <div>
        <Button onClick={() => { window.location.reload(); }}>{t("broken.reload")}</Button>
      </div>
    </Page>
  );
}
