// Words and numbers that all texts share. English.
import type { Need, Role } from "../../../proto";
import { quoted } from "../../../proto";

export const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;
export const devices = (count: number): string => many(count, "device", "devices");
export const role: Record<Role, string> = { root: "root", it: "IT", hr: "HR" };
const need = ({ role: of, count }: Need): string => `${count} × ${role[of]}`;

export const needs = (alternatives: readonly (readonly Need[])[]): string =>
  alternatives.map((needs) => needs.map(need).join(" + ")).join(", or ");

/** In quotation marks, so that its ends can be seen. */
export const quote = (text: string): string => quoted(text);
