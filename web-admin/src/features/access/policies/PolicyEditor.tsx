/** The fields of a policy, in the order of its sentence. Every change is in the draft at once, and tried beside it. */
import { MultiSelect, NumberInput, TagsInput, TextInput } from "@mantine/core";
import { useTranslation } from "../../../i18n";

import classes from "../access.module.css";
import type { Policy, Rules } from "../shape";
import { ClauseField } from "./ClauseField";
import { HoursFields } from "./HoursFields";

const ROLES = ["owner", "it", "hr", "auditor"] as const;
const NEEDS = ["enrolled", "compliant", "known"] as const;
/** An id that the server takes (`AppId`). */
const APP = /^[a-z][a-z0-9-]{0,63}$/;

interface Props {
  policy: Policy;
  rules: Rules;
  change: (policy: Policy) => void;
}

/** Shows the fields. */
export function PolicyEditor({ policy, rules, change }: Props) {
  const { t } = useTranslation("access");
  const put = (part: Partial<Policy>) => { change({ ...policy, ...part }); };
  return (
    <div className={classes.form}>
      <TextInput label={t("policy.name")} maxLength={75} required value={policy.name} onChange={(event) => { put({ name: event.currentTarget.value }); }} />
      <Who policy={policy} put={put} />
      <Where policy={policy} rules={rules} put={put} />
      <div className={classes.pairOfFields}>
        <MultiSelect label={t("policy.device")} value={policy.device} onChange={(device) => { put({ device: device as Policy["device"] }); }} data={NEEDS.map((value) => ({ value, label: t(`need.label.${value}`) }))} />
        <NumberInput label={t("policy.travel")} description={t("policy.travel.what")} min={1} allowNegative={false} allowDecimal={false} value={policy.max_km_per_hour ?? ""} onChange={(value) => { put({ max_km_per_hour: typeof value === "number" && value >= 1 ? value : null }); }} />
      </div>
      <HoursFields hours={policy.within ?? null} change={(within) => { put({ within }); }} />
      <div className={classes.pairOfFields}>
        <ClauseField label={t("policy.otherwise")} value={policy.otherwise} change={(otherwise) => { if (otherwise !== "allow") put({ otherwise }); }} />
        <ClauseField label={t("policy.whenUnknown")} allows value={policy.when_unknown} change={(unknown) => { put({ when_unknown: unknown }); }} />
      </div>
    </div>
  );
}

interface PartProps {
  policy: Policy;
  put: (part: Partial<Policy>) => void;
}

function Who({ policy, put }: PartProps) {
  const { t } = useTranslation("access");
  const { people, apps } = policy;
  const lower = (names: string[]) => names.map((name) => name.toLowerCase()).filter((name) => APP.test(name));
  return (
    <>
      <div className={classes.pairOfFields}>
        <TagsInput label={t("policy.groups")} description={t("policy.groups.what")} value={people.groups} onChange={(groups) => { put({ people: { ...people, groups } }); }} />
        <MultiSelect label={t("policy.roles")} description={t("policy.roles.what")} value={people.roles} onChange={(roles) => { put({ people: { ...people, roles } }); }} data={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))} />
      </div>
      <TagsInput label={t("policy.apps")} description={t("policy.apps.what")} value={apps} onChange={(names) => { put({ apps: lower(names) }); }} data={["console", "api"]} />
    </>
  );
}

function Where({ policy, rules, put }: PartProps & { rules: Rules }) {
  const { t } = useTranslation("access");
  const zones = (without: readonly string[]) => rules.zones.filter((zone) => !without.includes(zone.id)).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className={classes.pairOfFields}>
      <MultiSelect searchable label={t("policy.from")} nothingFoundMessage={t("policy.noZones")} value={policy.from} onChange={(from) => { put({ from }); }} data={zones(policy.not_from)} />
      <MultiSelect searchable label={t("policy.notFrom")} nothingFoundMessage={t("policy.noZones")} value={policy.not_from} onChange={(notFrom) => { put({ not_from: notFrom }); }} data={zones(policy.from)} />
    </div>
  );
}
