// Other parties on the network: somebody with a page of their own, and somebody who asks a server under any host name.
import { once } from "node:events";
import { createServer, request } from "node:http";

import { close, listen } from "./listener";

/** A page on another port of this machine: another origin, and the same site, so that its requests carry the console's cookie. */
export async function strangersPage(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((_, answer) => {
    answer.setHeader("Content-Type", "text/html");
    answer.end("<!doctype html><title>A stranger</title>");
  });
  return { url: `http://localhost:${await listen(server)}/`, close: () => close(server) };
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
}

/** What a server on this machine answers under a host name. */
export async function ask(port: number, host: string, path: string): Promise<Answer> {
  const asked = request({ host: "127.0.0.1", port, path, headers: { Host: `${host}:${port}` } });
  asked.end();
  const [answer] = (await once(asked, "response")) as [import("node:http").IncomingMessage];
  answer.resume();
  return { status: answer.statusCode ?? 0, headers: answer.headers };
}
