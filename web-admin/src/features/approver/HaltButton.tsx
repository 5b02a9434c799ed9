/** The brake: one approver stops everything that was issued before now. */
import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";

import { useTranslation } from "../../i18n";
import { IconHalt } from "../../ui/icons";

const HaltDialog = lazy(() => import("./HaltDialog"));

/** Opens the question; `pending` is how many commands wait now. */
export function HaltButton({ pending }: { pending: number }) {
  const { t } = useTranslation("decide");
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button variant="outline" color="gray" leftSection={<IconHalt size={18} aria-hidden />} onClick={() => { setAsked(true); }}>
        {t("halt")}
      </Button>
      {asked && <Suspense><HaltDialog pending={pending} close={() => { setAsked(false); }} /></Suspense>}
    </>
  );
}
