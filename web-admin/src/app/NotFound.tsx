// Addresses that lead nowhere, and pages that failed.
import { Button } from "@mantine/core";
import { useTranslation } from "../i18n";
import { Doorway } from "../features/doorway/Doorway";
import { AppLink, ErrorState, type Failure } from "../ui";

/** Shown where no route is. */
export function NotFound() {
  const { t } = useTranslation("shell");
  return (
    <Doorway title={t("missing.title")} lead={t("missing.text")}>
      <AppLink href="/">{t("missing.home")}</AppLink>
    </Doorway>
  );
}

/** Shown where a page threw. */
export function Broken({ error }: { error: unknown }) {
  const { t } = useTranslation("shell");
  const failure: Failure = error instanceof Error ? error : { message: String(error) };
  return (
    <Doorway title={t("broken.title")}>
      <ErrorState title={t("broken.text")} error={failure} />
      <div>
        <Button onClick={() => { window.location.reload(); }}>{t("broken.reload")}</Button>
      </div>
    </Doorway>
  );
}
