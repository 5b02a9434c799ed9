/** "Where is 10.2.3.4?": country, operator, segments and zones of an address, by the draft as it stands. */
import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "../../../i18n";

import { type Schema, useMe } from "../../../api";
import { ErrorState, Facts, Section } from "../../../ui";
import { post } from "../../ask";
import { type Draft, tidy } from "../draft";
import { numberOf } from "../trial/numbered";
import { Attribution, usePlaceFacts } from "../why";
import { readAddress } from "./address";

/** Shows the field and the answer. */
export function PlaceTest({ draft }: { draft: Draft }) {
  const { t } = useTranslation("access");
  const me = useMe();
  const facts = usePlaceFacts();
  const [text, setText] = useState("");
  const [address] = useDebouncedValue(readAddress(text) === null ? null : text.trim(), 250);
  const answer = useQuery({
    queryKey: ["/api/v1/access/ask", "place", address, numberOf(draft.rules)],
    queryFn: () => post<Schema["AnsweredView"]>("/api/v1/access/ask", { subject: me.id, app: "console", address, document: tidy(draft.rules) }),
    enabled: address !== null,
    gcTime: 60_000,
  });
  return (
    <Section title={t("where")} lead={t("where.what")}>
      <TextInput label={t("ask.address")} placeholder="10.2.3.4" maw="22rem" mb="sm" value={text} onChange={(event) => { setText(event.currentTarget.value); }} />
      {answer.error !== null && <ErrorState title={t("where.failed")} error={answer.error} />}
      {address !== null && answer.data !== undefined && <><Facts facts={facts(answer.data.why)} /><Attribution /></>}
    </Section>
  );
}
