/** A reason in the person's own words, with usual ones to begin from. */
import { Button, Group, Stack, Textarea } from "@mantine/core";
import { useTranslation } from "../../i18n";

/** Usual reasons, by the name of their text. */
const PRESETS = ["left", "lost", "stolen", "replaced"] as const;

interface Props {
  label: string;
  description?: string;
  value: string;
  change: (value: string) => void;
  error?: string | null;
  /** Without the usual reasons. */
  bare?: boolean;
}

/** Shows the field and the usual reasons below it. */
export function ReasonField({ label, description, value, change, error = null, bare = false }: Props) {
  const { t } = useTranslation("protect");
  return (
    <Stack gap={6}>
      <Textarea
        label={label}
        description={description}
        required
        autosize
        minRows={bare ? 3 : 1}
        maxRows={6}
        value={value}
        error={error}
        onChange={(event) => { change(event.currentTarget.value); }}
      />
      {!bare && (
        <Group gap={6} role="group" aria-label={t("presets")}>
          {PRESETS.map((preset) => {
            const text = t(`preset.${preset}`);
            return (
              <Button key={preset} size="compact-sm" variant="default" fw={400} aria-pressed={value === text} onClick={() => { change(text); }}>
                {text}
              </Button>
            );
          })}
        </Group>
      )}
    </Stack>
  );
}
