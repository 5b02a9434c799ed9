// A new app: its name, how it learns who is there, its addresses; then its secret, once, where it keeps one.
import { Button, Checkbox, Group, SegmentedControl, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useId, useState } from "react";
import { useTranslation } from "../../../i18n";
import { ErrorState, Notice, PasteLine, useWork } from "../../../ui";
import { post } from "../../ask";
import { type AppDraft, type AppKind, registration, wrongIn } from "./draft";

interface Registered {
  id: string;
  secret: string | null;
}

/** The form, and then the secret. */
export function NewApp({ made, done }: { made: () => void; done: () => void }) {
  const { t } = useTranslation(["settings", "enrollment"]);
  const [shown, setShown] = useState<Registered | null>(null);
  const registered = (app: Registered) => {
    made();
    if (app.secret === null) done();
    else setShown(app);
  };
  if (shown?.secret == null) return <AppForm registered={registered} />;
  return (
    <Stack>
      <Text fw={600}>{t("apps.secret", { id: shown.id })}</Text>
      <Notice tone="warn">{t("apps.secretOnce")}</Notice>
      <PasteLine text={shown.secret} label={t("apps.secret", { id: shown.id })} />
      <Group justify="flex-end">
        <Button onClick={done}>{t("enrollment:code.done")}</Button>
      </Group>
    </Stack>
  );
}

function AppForm({ registered }: { registered: (app: Registered) => void }) {
  const { t } = useTranslation("settings");
  const kind = useId();
  const [draft, setDraft] = useState<AppDraft>({ id: "", name: "", kind: "forward", addresses: "", confidential: true });
  const [tried, setTried] = useState(false);
  const work = useWork();
  const change = (changes: Partial<AppDraft>) => { setDraft({ ...draft, ...changes }); };
  const wrong = tried ? wrongIn(draft) : null;
  const said = (field: "id" | "name" | "addresses") => (wrong === field ? t(`apps.wrong.${field}`) : undefined);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (wrongIn(draft) === null) void work.run(async () => { registered(await post<Registered>("/api/v1/apps", registration(draft))); });
      }}
    >
      <Stack>
        <TextInput label={t("apps.name")} required maxLength={80} value={draft.name} error={said("name")} onChange={(event) => { change({ name: event.currentTarget.value }); }} />
        <TextInput label={t("apps.id")} description={t("apps.idWhat")} required maxLength={64} value={draft.id} error={said("id")} onChange={(event) => { change({ id: event.currentTarget.value }); }} />
        <Stack gap={4}>
          <Text size="sm" fw={500} id={kind}>{t("apps.kind")}</Text>
          <SegmentedControl aria-labelledby={kind} value={draft.kind} onChange={(value) => { change({ kind: value as AppKind }); }} data={(["forward", "oidc"] as const).map((value) => ({ value, label: t(`apps.kind.${value}`) }))} />
        </Stack>
        <Textarea label={t(`apps.addresses.${draft.kind}`)} description={t("apps.addressesWhat")} required autosize minRows={2} value={draft.addresses} error={said("addresses")} onChange={(event) => { change({ addresses: event.currentTarget.value }); }} />
        {draft.kind === "oidc" && <Checkbox label={t("apps.confidential")} checked={draft.confidential} onChange={(event) => { change({ confidential: event.currentTarget.checked }); }} />}
        {work.failure !== null && <ErrorState title={t("failed")} error={work.failure} />}
        <Group justify="flex-end">
          <Button type="submit" loading={work.busy}>{t("apps.add")}</Button>
        </Group>
      </Stack>
    </form>
  );
}
