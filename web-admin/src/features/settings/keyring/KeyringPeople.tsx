// The people of the keyring, their roles and their keys.
import { Text } from "@mantine/core";
import { useTranslation } from "../../../i18n";
import { type Keyring, rolesOf } from "../../../../proto";
import { AppLink, Section } from "../../../ui";
import classes from "./keyring.module.css";

/** Shows who may sign. */
export function KeyringPeople({ keyring }: { keyring: Keyring }) {
  const { t } = useTranslation("keyring");
  return (
    <Section title={t("people")} lead={t("peopleHint")}>
      <ul className={classes.people}>
        {keyring.persons.map((person) => {
          const keys = keyring.keys.filter((key) => key.person === person.id);
          return (
            <li key={person.id}>
              <div>
                <AppLink href={`/people/${person.id}`}>{person.name}</AppLink>
                <Text size="sm" c="var(--lethe-quiet)">
                  {rolesOf(keyring, person.id).map((role) => t(`role.${role}`)).join(", ")}
                </Text>
              </div>
              <div>
                {keys.length === 0 && <Text size="sm">{t("noKey")}</Text>}
                {keys.map((key) => (
                  <Text size="sm" key={key.id}>
                    {t(`key.${key.kind}`, { origin: key.origin })}
                    {key.backupEligible && ` · ${t("key.synced")}`}
                  </Text>
                ))}
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
