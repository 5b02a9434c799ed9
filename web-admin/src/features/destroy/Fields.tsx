/** What a person fills in: why, for how long, and which device they mean. */
import { Group, Radio, Stack, TextInput } from "@mantine/core";
import { useTranslation } from "../../i18n";

import { exact } from "../../ui";
import { type Device, deviceName } from "../fleet";
import { ReasonField } from "../protect";
import { type Draft, type Gap, LIVES, REASON_BYTES } from "./rules";

interface Props {
  devices: readonly Device[];
  draft: Draft;
  change: (draft: Draft) => void;
  gaps: readonly Gap[];
}

const DAY_MS = 86_400_000;

/** Shows the fields. */
export function Fields({ devices, draft, change, gaps }: Props) {
  const { t, i18n } = useTranslation("destroy");
  const [only] = devices;
  const wrong = gaps.find((gap) => gap === "reason_too_long" || gap === "reason_characters");
  const label = devices.length === 1 && only !== undefined
    ? t("type.one", { name: deviceName(only.label), last: only.enrollment.slice(-4) })
    : t("type.many", { count: devices.length });
  return (
    <Stack gap="md">
      <ReasonField
        label={t("reason")}
        description={t("reason.what")}
        value={draft.reason}
        change={(reason) => { change({ ...draft, reason }); }}
        error={wrong === undefined ? null : t(`gap.${wrong}`, { bytes: REASON_BYTES })}
      />
      <Radio.Group label={t("life")} description={t("life.until", { at: exact(Date.now() + draft.lifeMs, i18n.language) })} value={String(draft.lifeMs)} onChange={(value) => { change({ ...draft, lifeMs: Number(value) }); }}>
        <Group gap="md" mt={6}>
          {LIVES.map((life) => <Radio key={life} value={String(life)} label={t("life.days", { count: life / DAY_MS })} />)}
        </Group>
      </Radio.Group>
      <TextInput label={label} autoComplete="off" spellCheck={false} required value={draft.typed} onChange={(event) => { change({ ...draft, typed: event.currentTarget.value }); }} />
    </Stack>
  );
}
