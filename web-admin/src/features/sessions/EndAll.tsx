/** A button that ends sessions, after a question that says which. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "../../i18n";

import { ConfirmDialog } from "../../ui";
import { IconSignOut } from "../../ui/icons";

interface Props {
  /** The button's words, and the question's. */
  verb: string;
  /** What will happen. */
  children: string;
  end: () => Promise<unknown>;
  disabled?: boolean;
}

/** Shows the button. */
export function EndAll({ verb, children, end, disabled = false }: Props) {
  const { t } = useTranslation("sessions");
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button size="xs" variant="default" disabled={disabled} leftSection={<IconSignOut size={15} aria-hidden />} onClick={() => { setAsked(true); }}>
        {verb}
      </Button>
      <ConfirmDialog title={verb} verb={t("end.verb")} opened={asked} onClose={() => { setAsked(false); }} onConfirm={end}>
        {children}
      </ConfirmDialog>
    </>
  );
}
