// A server that says to the approver page whatever a test wants, and the page's own host beside it. Both on this machine only.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";

import { close, listen } from "./listener";

const PAGE = new URL("../../dist/approver/index.html", import.meta.url);

export class Liar {
  /** What it answers to the ticket. */
  says: unknown = {};
  /** What it answers to an answer. */
  takes: unknown = { state: "waiting", approvals: 1 };
  /** What the page sent. */
  readonly got: Record<string, unknown>[] = [];

  private constructor(
    private readonly page: Server,
    private readonly api: Server,
    private readonly ports: { page: number; api: number },
  ) {}

  static async start(): Promise<Liar> {
    const html = readFileSync(PAGE);
    const page = createServer((_request, response) => {
      response.setHeader("content-type", "text/html; charset=utf-8").end(html);
    });
    const api = createServer();
    const liar = new Liar(page, api, { page: await listen(page), api: await listen(api) });
    api.on("request", (request, response) => liar.answer(request, response));
    return liar;
  }

  async stop(): Promise<void> {
    await Promise.all([close(this.page), close(this.api)]);
  }

  /** Origin of the page. */
  get origin(): string {
    return `http://approve.localhost:${this.ports.page}`;
  }

  /** Origin of the server, as the ticket names it. */
  get server(): string {
    return `http://localhost:${this.ports.api}`;
  }

  /** An address with a ticket. */
  get ticket(): string {
    return `${this.origin}/#lethe-ticket-${"t".repeat(40)}~${Buffer.from(this.server).toString("base64url")}`;
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    response.setHeader("access-control-allow-origin", this.origin);
    response.setHeader("access-control-allow-headers", "authorization, content-type");
    if (request.method === "OPTIONS") {
      response.writeHead(204).end();
      return;
    }
    response.setHeader("content-type", "application/json");
    if (request.method === "GET") {
      response.end(JSON.stringify(this.says));
      return;
    }
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      this.got.push(JSON.parse(body) as Record<string, unknown>);
      response.end(JSON.stringify(this.takes));
    });
  }
}
