/** Somebody else saved other rules while these were written. Nothing that was typed is lost. */
import { Button, Group, Text } from "@mantine/core";
import { useTranslation } from "../../../i18n";

import { Notice } from "../../../ui";
import { rebase, whole } from "../draft";
import type { Drafting } from "../useRules";
import { listed } from "../words";

/** Offers to bring the draft onto the rules in force. */
export function Overtaken({ drafting }: { drafting: Drafting }) {
  const { t, i18n } = useTranslation("access");
  const { draft, inForce, change, forget } = drafting;
  if (draft === null || inForce === undefined) return null;
  const { both } = rebase(draft, inForce.version, whole(inForce.document));
  return (
    <Notice tone="warn" title={t("overtaken", { version: inForce.version, name: inForce.made_by?.name ?? t("overtaken.operator") })} announce>
      <Text size="sm">{t("overtaken.what")}</Text>
      {both.length > 0 && <Text size="sm" mt={4}>{t("overtaken.both", { names: listed(both, "and", i18n.language) })}</Text>}
      <Group gap="xs" mt="xs">
        <Button size="xs" onClick={() => { change((mine) => rebase(mine, inForce.version, whole(inForce.document)).draft); }}>{t("overtaken.rebase")}</Button>
        <Button size="xs" variant="default" onClick={forget}>{t("save.forget")}</Button>
      </Group>
    </Notice>
  );
}
