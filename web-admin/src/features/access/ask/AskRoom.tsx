/** "What would happen from here?": somebody, an app, an address, what they have proved, on what device; answered as "why?" is. */
import { Button, Checkbox, MultiSelect, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "../../../i18n";

import { type Schema, useMe } from "../../../api";
import { Columns, EmptyState, ErrorState, Notice, Section, useWork } from "../../../ui";
import { post } from "../../ask";
import classes from "../access.module.css";
import { FACTORS } from "../policies/ClauseField";
import { SubjectField } from "../sign-ins/SubjectField";
import { coded, useWords } from "../words";
import { Why } from "../why";

type Answer = Schema["AnsweredView"];
type Asked = Schema["AskAccess"];

/** The room of the question. */
export default function AskRoom() {
  const { t } = useTranslation("access");
  const me = useMe();
  const [asked, setAsked] = useState<Asked>({ subject: me.id, app: "console", factors: ["passkey"], address: "" });
  const [answer, setAnswer] = useState<Answer | null>(null);
  const work = useWork();
  const ask = () => void work.run(async () => { setAnswer(await post<Answer>("/api/v1/access/ask", { ...asked, address: asked.address?.trim() === "" ? null : asked.address?.trim() })); });
  return (
    <Columns beside={<Section title={t("ask")}><Question asked={asked} change={(part) => { setAsked({ ...asked, ...part }); }} ask={ask} busy={work.busy} /></Section>}>
      <Section title={t("ask.answer")}>
        {work.failure !== null && <ErrorState title={t("ask.failed")} error={work.failure} />}
        {answer === null ? <EmptyState title={t("ask.nothing")}>{t("ask.nothing.what")}</EmptyState> : <Answered answer={answer} />}
      </Section>
    </Columns>
  );
}

function Answered({ answer }: { answer: Answer }) {
  const { t } = useTranslation("access");
  return (
    <Stack gap="md">
      <Text size="sm" c="var(--lethe-quiet)">{answer.address == null ? t("signIns.noAddress") : t("ask.from", { address: answer.address })}</Text>
      {answer.why.verdict === "step_up" && !answer.let_in && <Notice tone="warn">{t("clause.notGiven")}</Notice>}
      <Why told={answer.why} />
    </Stack>
  );
}

interface Props {
  asked: Asked;
  change: (part: Partial<Asked>) => void;
  ask: () => void;
  busy: boolean;
}

function Question({ asked, change, ask, busy }: Props) {
  const { t } = useTranslation("access");
  const words = useWords();
  const device = asked.device ?? null;
  return (
    <form className={classes.question} onSubmit={(event) => { event.preventDefault(); ask(); }}>
      <SubjectField label={t("ask.who")} value={asked.subject === "" ? null : asked.subject} change={(subject) => { change({ subject: subject ?? "" }); }} />
      <TextInput label={t("ask.app")} description={t("ask.app.what")} value={asked.app} onChange={(event) => { change({ app: event.currentTarget.value }); }} />
      <TextInput label={t("ask.address")} description={t("ask.address.what")} placeholder="198.51.100.7" value={asked.address ?? ""} onChange={(event) => { change({ address: event.currentTarget.value }); }} />
      <MultiSelect label={t("ask.factors")} value={asked.factors ?? []} onChange={(factors) => { change({ factors: factors as Schema["FactorWord"][] }); }} data={FACTORS.map((value) => ({ value, label: coded(`factor.${value}`, words) }))} />
      <Checkbox label={t("need.label.enrolled")} checked={device?.enrolled === true} onChange={(event) => { change({ device: event.currentTarget.checked ? { enrolled: true } : null }); }} />
      {device?.enrolled === true && (
        <>
          <Checkbox label={t("need.label.compliant")} checked={device.compliant === true} onChange={(event) => { change({ device: { ...device, compliant: event.currentTarget.checked ? true : null } }); }} />
          <Checkbox label={t("need.label.known")} checked={device.known === true} onChange={(event) => { change({ device: { ...device, known: event.currentTarget.checked } }); }} />
        </>
      )}
      <div><Button type="submit" loading={busy} disabled={asked.subject === "" || asked.app === ""}>{t("ask.verb")}</Button></div>
    </form>
  );
}
