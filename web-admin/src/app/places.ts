// The places of the rail, and who sees which.
import type { Permission } from "../api";
import { type Icon, IconAccess, IconAudit, IconCommands, IconDevice, IconOverview, IconPeople, IconSessions, IconSettings } from "../ui/icons";

/** One place. */
export interface Place {
  name: "overview" | "devices" | "people" | "sessions" | "access" | "commands" | "audit" | "settings";
  href: string;
  icon: Icon;
  /** What somebody must be allowed to do to see it. */
  needs: Permission;
  /** On a telephone it stands behind "more". */
  farther?: true;
}

export const PLACES: readonly Place[] = [
  { name: "overview", href: "/", icon: IconOverview, needs: "read" },
  { name: "devices", href: "/devices", icon: IconDevice, needs: "read" },
  { name: "people", href: "/people", icon: IconPeople, needs: "read" },
  { name: "sessions", href: "/sessions", icon: IconSessions, needs: "read_access", farther: true },
  { name: "access", href: "/access", icon: IconAccess, needs: "read_access", farther: true },
  { name: "commands", href: "/commands", icon: IconCommands, needs: "read" },
  { name: "audit", href: "/audit", icon: IconAudit, needs: "read_audit", farther: true },
  { name: "settings", href: "/settings", icon: IconSettings, needs: "read", farther: true },
];

/** True if `path` is this place or below it. */
export function isAt(place: Place, path: string): boolean {
  return place.href === "/" ? path === "/" : path === place.href || path.startsWith(`${place.href}/`);
}
