// What every screen works with.
import type { Server } from "../model/server";
import type { Own } from "../model/shape";
import type { Page } from "../model/way";
import type { Frame } from "./frame";

/** The frame, the server, and the ways from here. */
export interface Desk {
  readonly frame: Frame;
  readonly server: Server;
  /** Goes to a page of the portal. */
  readonly open: (page: Page) => void;
  /** Leaves for an address of this origin. */
  readonly leave: (path: string) => void;
}

/** A desk of somebody who is signed in. */
export interface OwnDesk extends Desk {
  readonly own: Own;
}
