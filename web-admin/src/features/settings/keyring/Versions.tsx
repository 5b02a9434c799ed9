// Every keyring there was: what changed is in its words.
import { useTranslation } from "../../../i18n";
import { CopyId, Section, Timeline } from "../../../ui";
import { IconKey } from "../../../ui/icons";
import type { Version } from "./chain";

/** Shows the versions, newest first. */
export function Versions({ versions }: { versions: readonly Version[] }) {
  const { t } = useTranslation("keyring");
  return (
    <Section title={t("versions")}>
      <Timeline
        label={t("versions")}
        items={versions.map((one) => ({
          key: one.digest,
          at: Number(one.signed.keyring.value.issued),
          icon: IconKey,
          title: t("version", { version: one.version }),
          detail: (
            <>
              <span>{one.signed.keyring.value.persons.map((person) => person.name).join(", ")}</span> · <CopyId id={one.digest} />
            </>
          ),
        }))}
      />
    </Section>
  );
}
