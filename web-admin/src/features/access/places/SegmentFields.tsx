/** The fields of a segment: its networks as text, what they hide, where they really are. */
import { Select, TextInput } from "@mantine/core";
import { useTranslation } from "../../../i18n";

import classes from "../access.module.css";
import type { Segment } from "../shape";
import { coded, useWords } from "../words";
import { CountryField } from "./CountryField";
import { NetworksField } from "./NetworksField";

const KINDS = ["tor", "relay", "vpn"] as const;

interface Props {
  segment: Segment;
  /** The list of networks as it stands typed, where it is not understood whole. */
  typed: string | undefined;
  change: (part: Partial<Segment>) => void;
  /** Networks were read; the text where some of its lines were not. */
  type: (networks: readonly string[], text: string | null) => void;
}

/** Shows the fields. */
export function SegmentFields({ segment, typed, change, type }: Props) {
  const { t } = useTranslation("access");
  const words = useWords();
  return (
    <>
      <TextInput label={t("segment.name")} maxLength={75} required value={segment.name} onChange={(event) => { change({ name: event.currentTarget.value }); }} />
      <NetworksField segment={segment} typed={typed} type={type} />
      <div className={classes.pairOfFields}>
        <Select
          label={t("segment.kind")}
          description={t("segment.kind.what")}
          allowDeselect={false}
          value={segment.anonymiser ?? "plain"}
          onChange={(kind) => { change({ anonymiser: KINDS.find((one) => one === kind) ?? null }); }}
          data={["plain", ...KINDS].map((value) => ({ value, label: coded(`segmentKind.${value}`, words) }))}
        />
        <CountryField label={t("segment.country")} description={t("segment.country.what")} value={segment.country ?? null} change={(country) => { change({ country }); }} />
      </div>
    </>
  );
}
