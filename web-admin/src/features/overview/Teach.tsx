/** What stands in the place of the fleet while there is none. */
import { useTranslation } from "../../i18n";

import { AppLink, EmptyState, Section } from "../../ui";
import { IconLaptop } from "../../ui/icons";
import { EnrollButton } from "../devices";

/** Says how the first device joins. */
export default function Teach() {
  const { t } = useTranslation("overview");
  return (
    <Section title={t("fleet")}>
      <EmptyState icon={IconLaptop} title={t("fleet.none")} action={<EnrollButton />}>
        {t("fleet.none.what")} <AppLink href="/welcome">{t("fleet.none.welcome")}</AppLink>
      </EmptyState>
    </Section>
  );
}
