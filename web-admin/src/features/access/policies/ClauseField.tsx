/** What a policy says when a condition fails or cannot be known: refused, let in with one more factor, or let in. */
import { Select } from "@mantine/core";
import { useTranslation } from "../../../i18n";

import type { WhenUnknown } from "../shape";
import { coded, useWords } from "../words";

/** The factors of the rules. */
export const FACTORS = ["passkey", "totp", "password", "email_code", "sms", "recovery_code", "ldap", "oidc"] as const;
type Factor = (typeof FACTORS)[number];

/** What administrators can prove today. */
const GIVEN: readonly string[] = ["passkey"];

interface Props {
  label: string;
  value: WhenUnknown;
  change: (clause: WhenUnknown) => void;
  /** Whether letting in is a choice. */
  allows?: boolean;
}

/** Shows the choices. */
export function ClauseField({ label, value, change, allows = false }: Props) {
  const { t } = useTranslation("access");
  const words = useWords();
  const chosen = typeof value === "string" ? value : value.step_up;
  const isFactor = (word: string): word is Factor => FACTORS.some((factor) => factor === word);
  const data = [
    { value: "deny", label: t("clause.label.deny") },
    ...FACTORS.map((factor) => ({ value: factor, label: t("clause.label.step_up", { factor: coded(`factor.${factor}`, words) }) })),
    ...(allows ? [{ value: "allow", label: t("clause.label.allow") }] : []),
  ];
  const asks = isFactor(chosen) && !GIVEN.includes(chosen);
  return (
    <Select
      label={label}
      description={asks ? t("clause.notGiven") : undefined}
      inputWrapperOrder={["label", "input", "description", "error"]}
      allowDeselect={false}
      data={data}
      value={chosen}
      onChange={(word) => {
        if (word === "deny" || word === "allow") change(word);
        else if (word !== null && isFactor(word)) change({ step_up: word });
      }}
    />
  );
}
