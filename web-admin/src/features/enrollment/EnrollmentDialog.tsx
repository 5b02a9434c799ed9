// The dialog that enrolls a device: first the offer, then the code. One component, wherever a device is enrolled.
import { Button, Group, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "../../i18n";
import { useWork } from "../../ui";
import { CodeShown, type NewCode } from "./CodeShown";
import { emptyOffer, type ForWhom, makeCode } from "./offer";
import { OfferForm } from "./OfferForm";

interface Props {
  opened: boolean;
  onClose: () => void;
  /** For whom, where that is known already. */
  person?: { id: string; name: string };
}

/** Shows the dialog. */
export default function EnrollmentDialog({ opened, onClose, person }: Props) {
  const { t } = useTranslation(["enrollment", "ui"]);
  const [code, setCode] = useState<NewCode | null>(null);
  const close = () => {
    setCode(null);
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} closeOnClickOutside={code === null} size="xl" title={code === null ? t("title") : t("code.title", { label: code.label })} closeButtonProps={{ "aria-label": t("ui:close") }}>
      {code === null ? (
        <NewOffer person={person ?? null} made={setCode} />
      ) : (
        <>
          <CodeShown code={code} />
          <Group justify="flex-end" mt="lg">
            <Button variant="default" onClick={() => { setCode(null); }}>
              {t("code.another")}
            </Button>
            <Button onClick={close}>{t("code.done")}</Button>
          </Group>
        </>
      )}
    </Modal>
  );
}

function NewOffer({ person, made }: { person: ForWhom | null; made: (code: NewCode) => void }) {
  const [offer, setOffer] = useState(() => emptyOffer(person));
  const work = useWork();
  const make = () =>
    void work.run(async () => {
      made(await makeCode(offer));
    });
  return <OfferForm offer={offer} change={setOffer} work={work} make={make} />;
}
