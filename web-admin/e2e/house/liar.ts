// A server that says to the approver page whatever a test wants, and the page's own host beside it. Both on this machine only.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const PAGE = new URL("../../dist/approver/index.html", import.meta.url);

/** Listens on a free port of this machine. */
function listen(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server> {
  return new Promise((ready) => {
    const server = createServer(answer).listen(0, "127.0.0.1", () => ready(server));
  });
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

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
  ) {}

  static async start(): Promise<Liar> {
    const html = readFileSync(PAGE);
    const page = await listen((_request, response) => {
      response.setHeader("content-type", "text/html; charset=utf-8").end(html);
    });
    const held: { liar?: Liar } = {};
    const api = await listen((request, response) => held.liar?.answer(request, response));
    held.liar = new Liar(page, api);
    return held.liar;
  }

  stop(): void {
    this.page.close();
    this.api.close();
  }

  /** Origin of the page. */
  get origin(): string {
    return `http://approve.localhost:${portOf(this.page)}`;
  }

  /** Origin of the server, as the ticket names it. */
  get server(): string {
    return `http://localhost:${portOf(this.api)}`;
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
