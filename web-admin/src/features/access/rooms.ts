/** The rooms of this place, and who sees which. */
import type { Me } from "../../api";

/** One room; its name stands in the address. */
export type RoomName = "policies" | "zones" | "sign-ins" | "ask";

/** The rooms that somebody may enter. Rules are about everybody: whoever looks after one group only sees its sign-ins. */
export function roomsOf(me: Pick<Me, "scope">): readonly RoomName[] {
  return me.scope === null ? ["policies", "zones", "sign-ins", "ask"] : ["sign-ins", "ask"];
}

/** The address of a room. */
export function roomHref(room: RoomName): string {
  return `/access/${room}`;
}
