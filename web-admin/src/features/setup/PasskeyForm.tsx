// A name and a button: one new passkey.
import { Button, Group, Stack, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "../../i18n";
import { ErrorState, useWork } from "../../ui";
import { IconPasskey } from "../../ui/icons";

interface Props {
  suggestion: string;
  /** Words of the button. */
  verb: string;
  /** Title of a failure. */
  failed: string;
  make: (name: string) => Promise<void>;
  /** Beside the button. */
  beside?: ReactNode;
}

/** Asks for a name, then for the passkey. */
export function PasskeyForm({ suggestion, verb, failed, make, beside }: Props) {
  const { t } = useTranslation("signin");
  const [name, setName] = useState(suggestion);
  const work = useWork();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void work.run(() => make(name.trim()));
      }}
    >
      <Stack>
        <TextInput label={t("setup.name")} description={t("setup.nameHint")} value={name} maxLength={60} required onChange={(event) => { setName(event.currentTarget.value); }} />
        {work.failure !== null && <ErrorState title={failed} error={work.failure} />}
        <Group justify="space-between">
          <Button type="submit" leftSection={<IconPasskey size={18} aria-hidden />} loading={work.busy} disabled={name.trim() === ""}>
            {verb}
          </Button>
          {beside}
        </Group>
      </Stack>
    </form>
  );
}
