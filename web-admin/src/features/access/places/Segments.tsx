/** Segments: named sets of networks. They are looked at before geography. */
import { Button, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "../../../i18n";

import { EmptyState, Section } from "../../../ui";
import { IconPlus } from "../../../ui/icons";
import { keep, newId, newSegment, remove, typeNetworks } from "../draft";
import type { Segment } from "../shape";
import { coded, countryName, useWords, type Words } from "../words";
import type { Bench } from "../Workbench";
import { Item } from "./Item";
import { SegmentFields } from "./SegmentFields";

/** Shows the segments. */
export function Segments({ bench: { draft, change } }: { bench: Bench }) {
  const { t } = useTranslation("access");
  const words = useWords();
  const [open, setOpen] = useState<string | null>(null);
  const { segments } = draft.rules;
  const add = () => {
    const id = newId();
    change?.((before) => keep(before, "segments", newSegment(id, t("segment.newName", { number: segments.length + 1 }))));
    setOpen(id);
  };
  const button = change === null ? undefined : <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>{t("segment.add")}</Button>;
  return (
    <Section title={t("segments")} lead={t("segments.what")} actions={button} bare>
      {segments.length === 0 ? (
        <EmptyState title={t("segments.none")}>{t("segments.none.what")}</EmptyState>
      ) : (
        <Stack gap="sm">
          {segments.map((segment) => (
            <Item
              key={segment.id}
              name={segment.name}
              holds={segmentHolds(segment, words)}
              acts={change === null ? null : { open: open === segment.id, toggle: () => { setOpen(open === segment.id ? null : segment.id); }, remove: () => { change((before) => remove(before, "segments", segment.id)); } }}
            >
              <SegmentFields
                segment={segment}
                typed={draft.typed[segment.id]}
                change={(part) => change?.((before) => keep(before, "segments", { ...current(before.rules.segments, segment), ...part }))}
                type={(networks, text) => change?.((before) => typeNetworks(before, current(before.rules.segments, segment), networks, text))}
              />
            </Item>
          ))}
        </Stack>
      )}
    </Section>
  );
}

// Networks come back from the server later than a name is typed: each changes what stands in the draft by then.
function current(segments: readonly Segment[], segment: Segment): Segment {
  return segments.find((one) => one.id === segment.id) ?? segment;
}

function segmentHolds(segment: Segment, words: Words): string {
  const kind = segment.anonymiser == null ? [] : [coded(`segmentKind.${segment.anonymiser}`, words)];
  const country = segment.country == null ? [] : [countryName(segment.country, words.language)];
  const first = segment.networks.slice(0, 3).join(", ");
  const count = words.say("segment.networks", { count: segment.networks.length });
  return [count + (first === "" ? "" : `: ${first}${segment.networks.length > 3 ? "…" : ""}`), ...kind, ...country].join(" · ");
}
