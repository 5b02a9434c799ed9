/** Every policy as a sentence, with the switch that makes it count; one of them open in the editor. */
import { Button, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "../../../i18n";

import { AppLink, EmptyState } from "../../../ui";
import { IconAccess, IconPlus } from "../../../ui/icons";
import { keep, newId, newPolicy } from "../draft";
import { type Bench, Workbench } from "../Workbench";
import { PolicyCard } from "./PolicyCard";
import { Versions } from "./Versions";

/** The room of policies. */
export default function PoliciesRoom() {
  return (
    <Stack gap="lg">
      <Workbench>{(bench) => <Policies bench={bench} />}</Workbench>
      <Versions />
    </Stack>
  );
}

function Policies({ bench }: { bench: Bench }) {
  const { t } = useTranslation("access");
  const [open, setOpen] = useState<string | null>(null);
  const { draft, change } = bench;
  const { policies, zones } = draft.rules;
  const add = () => {
    const id = newId();
    change?.((before) => keep(before, "policies", newPolicy(id, t("policy.newName", { number: policies.length + 1 }))));
    setOpen(id);
  };
  const button = change === null ? null : <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>{t("policy.add")}</Button>;
  if (policies.length === 0) {
    return (
      <EmptyState icon={IconAccess} title={t("policies.none")} action={button}>
        {t("policies.none.what")} {zones.length === 0 && <AppLink href="/access/zones">{t("policies.none.zones")}</AppLink>}
      </EmptyState>
    );
  }
  return (
    <Stack>
      {policies.map((policy) => <PolicyCard key={policy.id} policy={policy} bench={bench} open={open === policy.id} toggle={() => { setOpen(open === policy.id ? null : policy.id); }} />)}
      {button !== null && <div>{button}</div>}
    </Stack>
  );
}
