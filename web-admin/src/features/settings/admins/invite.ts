// What is asked of the server for a new admin.
import { api, data } from "../../../api";

export const ROLES = ["owner", "it", "hr", "auditor"] as const;
export const APPROVER_ROLES = ["root", "it", "hr"] as const;

/** What an owner decides about a new admin. */
export interface Invitation {
  name: string;
  roles: readonly string[];
  group: string;
  approverRoles: readonly string[];
}

/** A setup link, shown once. */
export interface Link {
  name: string;
  url: string;
  /** Milliseconds since 1970. */
  expires: number;
}

export const nobodyYet: Invitation = { name: "", roles: [], group: "", approverRoles: [] };

/** True if the server can be asked. */
export function isComplete(invitation: Invitation): boolean {
  return invitation.name.trim() !== "" && invitation.roles.length > 0;
}

/** Makes the admin and the link. The server asks for the passkey. */
export async function invite(invitation: Invitation): Promise<Link> {
  const name = invitation.name.trim();
  const group = invitation.group.trim();
  const body = { name, roles: [...invitation.roles], ...(group === "" ? {} : { scope: group }), ...(invitation.approverRoles.length === 0 ? {} : { approver_roles: [...invitation.approverRoles] }) };
  const made = await data(api.POST("/api/v1/admins", { body }));
  return { name, url: made.setup_link, expires: made.expires };
}
