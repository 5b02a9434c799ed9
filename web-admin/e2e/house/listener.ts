// Listeners of tests: any free port of this machine, and nobody left hanging when they close.
import { once } from "node:events";
import type { Server } from "node:net";

/** Has it listen; gives the port. */
export async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a listener has a port");
  return address.port;
}

/** Closes it, with the connections that browsers keep. */
export async function close(server: Server & { closeAllConnections?: () => void }): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections?.();
  await closed;
}
