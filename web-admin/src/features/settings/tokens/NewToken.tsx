// A new token: what it is for, what it may do, how long; then the token itself, once.
import { Button, Checkbox, Group, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { useId, useState } from "react";
import { useTranslation } from "../../../i18n";
import { api, data, type Permission, useMe } from "../../../api";
import { ErrorState, Notice, PasteLine, useWork } from "../../../ui";

const DAY_MS = 86_400_000;
const DAYS = [1, 30, 90, 366] as const;

interface Props {
  /** A token was made. */
  made: () => void;
  done: () => void;
}

/** The form, and then the token. */
export function NewToken({ made, done }: Props) {
  const { t } = useTranslation(["settings", "enrollment"]);
  const [shown, setShown] = useState<{ name: string; token: string } | null>(null);
  if (shown === null) {
    return (
      <TokenForm
        made={(token) => {
          setShown(token);
          made();
        }}
      />
    );
  }
  return (
    <Stack>
      <Text fw={600}>{t("tokens.shown", { name: shown.name })}</Text>
      <Notice tone="warn">{t("tokens.once")}</Notice>
      <PasteLine text={shown.token} label={t("tokens.shown", { name: shown.name })} />
      <Group justify="flex-end">
        <Button onClick={done}>{t("enrollment:code.done")}</Button>
      </Group>
    </Stack>
  );
}

function TokenForm({ made }: { made: (token: { name: string; token: string }) => void }) {
  const { t } = useTranslation("settings");
  const me = useMe();
  const life = useId();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<string[]>(["read"]);
  const [days, setDays] = useState("30");
  const work = useWork();
  const make = async () => {
    const body = { name: name.trim(), scopes, expires_in_ms: Number(days) * DAY_MS };
    const { token } = await data(api.POST("/api/v1/tokens", { body }));
    made({ name: body.name, token });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void work.run(make);
      }}
    >
      <Stack>
        <TextInput label={t("tokens.name")} required maxLength={80} value={name} onChange={(event) => { setName(event.currentTarget.value); }} />
        <Checkbox.Group label={t("tokens.scopes")} value={scopes} onChange={setScopes}>
          <Stack gap={6} mt={6}>
            {me.permissions.map((scope) => (
              <Checkbox key={scope} value={scope} label={t(`scope.${scope as Permission}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Stack gap={4}>
          <Text size="sm" fw={500} id={life}>
            {t("tokens.life")}
          </Text>
          <SegmentedControl aria-labelledby={life} value={days} onChange={setDays} data={DAYS.map((count) => ({ value: String(count), label: t("tokens.days", { count }) }))} />
        </Stack>
        {work.failure !== null && <ErrorState title={t("failed")} error={work.failure} />}
        <Group justify="flex-end">
          <Button type="submit" loading={work.busy} disabled={name.trim() === "" || scopes.length === 0}>
            {t("tokens.make")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
