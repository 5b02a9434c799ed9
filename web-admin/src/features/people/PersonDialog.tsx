/** Adds a person, or changes one. What was typed stays when the server refuses it. */
import { Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "../../i18n";

import { ConfirmDialog } from "../../ui";
import { patch, post } from "../ask";
import { changesOf, type Draft, type Person } from "./shape";

interface Props {
  opened: boolean;
  onClose: () => void;
  /** Whom to change; nobody for a new one. */
  person?: Person;
}

/** Shows the fields. */
export function PersonDialog({ opened, onClose, person }: Props) {
  const { t } = useTranslation("people");
  const before: Draft = { name: person?.name ?? "", email: person?.email ?? "", group: person?.group ?? "" };
  const [draft, setDraft] = useState(before);
  const changes = person === undefined ? null : changesOf(person, draft);
  const ready = draft.name.trim() !== "" && (person === undefined || changes !== null);
  const save = async () => {
    if (person !== undefined) return patch(`/api/v1/people/${person.id}`, changes);
    const filled = (text: string) => (text.trim() === "" ? null : text.trim());
    await post("/api/v1/people", { name: draft.name.trim(), email: filled(draft.email), group: filled(draft.group) });
    setDraft(before);
    return undefined;
  };
  const field = (name: keyof Draft, type: "text" | "email" = "text") => (
    <TextInput type={type} label={t(`field.${name}`)} description={t(`field.${name}.what`)} required={name === "name"} autoComplete="off" value={draft[name]} onChange={(event) => { setDraft({ ...draft, [name]: event.currentTarget.value }); }} />
  );
  return (
    <ConfirmDialog title={t(person === undefined ? "add.title" : "edit.title")} verb={t(person === undefined ? "add.verb" : "edit.verb")} opened={opened} onClose={onClose} ready={ready} onConfirm={save}>
      <Stack>
        {field("name")}
        {field("email", "email")}
        {field("group")}
      </Stack>
    </ConfirmDialog>
  );
}
