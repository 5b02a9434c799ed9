// The first half of the dialog: for whom, what it is called, what the company may ever do.
import { Button, Checkbox, Group, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "../../i18n";
import { ErrorState, type Work } from "../../ui";
import { IconCheck } from "../../ui/icons";
import { ERASURES, isComplete, type Life, LIVES, type Offer } from "./offer";
import { PersonField } from "./PersonField";

interface Props {
  offer: Offer;
  change: (offer: Offer) => void;
  work: Work;
  make: () => void;
}

/** Asks for the offer. */
export function OfferForm({ offer, change, work, make }: Props) {
  const { t } = useTranslation("enrollment");
  const lives = useId();
  const may = t("may");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        make();
      }}
    >
      <Stack gap="lg">
        <PersonField value={offer.person} change={(person) => { change({ ...offer, person }); }} />
        <TextInput label={t("name")} description={t("nameHint")} placeholder={t("namePlaceholder")} required maxLength={80} value={offer.device} onChange={(event) => { change({ ...offer, device: event.currentTarget.value }); }} />
        <Checkbox.Group label={may} description={t("mayHint")} value={[...offer.erasures]} onChange={(chosen) => { change({ ...offer, erasures: ERASURES.filter((erasure) => chosen.includes(erasure)) }); }}>
          <Stack gap="xs" mt="xs">
            <Always />
            {ERASURES.map((erasure) => (
              <Checkbox key={erasure} value={erasure} label={t(`may.${erasure}`)} description={t(`may.${erasure}Hint`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Stack gap={4}>
          <Text size="sm" fw={500} id={lives}>
            {t("life")}
          </Text>
          <SegmentedControl aria-labelledby={lives} value={offer.life} onChange={(life) => { change({ ...offer, life: life as Life }); }} data={(Object.keys(LIVES) as Life[]).map((life) => ({ value: life, label: t(`life.${life}`) }))} />
        </Stack>
        {work.failure !== null && <ErrorState title={t("failed")} error={work.failure} />}
        <Group justify="flex-end">
          <Button type="submit" loading={work.busy} disabled={!isComplete(offer)}>
            {t("make")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

// Not a choice: what is reversible and protects is always allowed.
function Always() {
  const { t } = useTranslation("enrollment");
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <IconCheck size={20} aria-hidden color="var(--lethe-good)" style={{ flex: "none" }} />
      <div>
        <Text size="sm">{t("may.always")}</Text>
        <Text size="xs" c="var(--lethe-quiet)">
          {t("may.alwaysHint")}
        </Text>
      </div>
    </Group>
  );
}
