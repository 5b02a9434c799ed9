// Step one: whoever is here has a passkey; the second one is the point.
import { Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "../../i18n";
import type { Schema } from "../../api";
import { welcomeQuery } from "../approver/queries";
import { addPasskey } from "../setup/addPasskey";
import { PasskeyForm } from "../setup/PasskeyForm";

/** Offers a second passkey. */
export function PasskeyStep({ reached }: { reached: Schema["WelcomeView"] }) {
  const { t } = useTranslation(["welcome", "signin"]);
  const queries = useQueryClient();
  if (reached.passkeys > 1) return <Text>{t("passkey.two", { count: reached.passkeys })}</Text>;
  const add = async (name: string) => {
    await addPasskey(name);
    await queries.invalidateQueries({ queryKey: welcomeQuery.queryKey });
  };
  return (
    <details>
      <summary>{t("passkey.one")}</summary>
      <PasskeyForm suggestion={t("signin:second.name")} verb={t("signin:second.button")} failed={t("signin:setup.failed")} make={add} />
    </details>
  );
}
