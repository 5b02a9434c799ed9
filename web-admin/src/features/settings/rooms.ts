// The rooms of the settings, and who sees which.
import type { Permission } from "../../api";

/** One room; its name stands in the address. */
export interface Room {
  name: "passkeys" | "admins" | "keyring" | "apps" | "tokens" | "log" | "outbound" | "licences" | "about";
  needs: Permission;
}

export const ROOMS: readonly Room[] = [
  { name: "passkeys", needs: "read" },
  { name: "admins", needs: "manage_admins" },
  { name: "keyring", needs: "read" },
  { name: "apps", needs: "read_access" },
  { name: "tokens", needs: "manage_tokens" },
  { name: "log", needs: "read_audit" },
  { name: "outbound", needs: "read_access" },
  { name: "licences", needs: "read" },
  { name: "about", needs: "read" },
];
