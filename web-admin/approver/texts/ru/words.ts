// Words and numbers that all texts share. Russian.
import type { Need, Role } from "../../../proto";
import { visible } from "../../../proto";

const rules = new Intl.PluralRules("ru");
/** `1 устройство`, `2 устройства`, `5 устройств`. */
export const many = (count: number, one: string, few: string, lots = few): string => {
  const form = rules.select(count);
  return `${count} ${form === "one" ? one : form === "few" ? few : lots}`;
};
export const devices = (count: number): string => many(count, "устройство", "устройства", "устройств");
export const role: Record<Role, string> = { root: "root", it: "ИТ", hr: "кадры" };
const need = ({ role: of, count }: Need): string => `${count} × ${role[of]}`;
export const orders = (count: number): string => many(count, "приказ", "приказа", "приказов");

export const needs = (alternatives: readonly (readonly Need[])[]): string => alternatives.map((needs) => needs.map(need).join(" + ")).join(" или ");

/** In quotation marks, so that its ends can be seen. */
export const quote = (text: string): string => `«${visible(text).replace(/[«»]/g, "'")}»`;
