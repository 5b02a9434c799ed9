// The ticket in the address: `#⟨secret⟩~⟨base64url(server's address)⟩`. It is read once and leaves the address bar at once.
import { fromBase64Url } from "../../proto";

/** Opens one matter at one server, once. */
export interface Ticket {
  readonly secret: string;
  /** Origin of the console, such as `https://lethe.example.com`. */
  readonly server: string;
}

const SECRET = /^[A-Za-z0-9_-]{16,512}$/;

/** Reads a fragment, with or without its `#`; null when it is no ticket. */
export function readTicket(fragment: string): Ticket | null {
  const [secret = "", place = "", ...more] = fragment.replace(/^#/, "").split("~");
  const bytes = fromBase64Url(place);
  if (more.length > 0 || !SECRET.test(secret) || bytes === null || bytes.length === 0) return null;
  const server = originOf(new TextDecoder().decode(bytes));
  return server === null ? null : { secret, server };
}

/** The origin of an address that may be asked: https, or http of this very machine. */
function originOf(address: string): string | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  const here = url.hostname === "localhost" || url.hostname.endsWith(".localhost");
  const plain = url.username === "" && url.password === "" && url.search === "" && url.hash === "" && url.pathname === "/";
  return plain && (url.protocol === "https:" || (url.protocol === "http:" && here)) ? url.origin : null;
}
