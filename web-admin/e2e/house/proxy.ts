// Somebody in front of the real server who may change what it says: the part of a hostile server that a page can meet.
import { type IncomingMessage, type Server, type ServerResponse, createServer, request } from "node:http";

import { close, listen } from "./listener";

/** Changes an answer in JSON; the path begins with a slash and has no query. */
export type Lie = (answer: Record<string, unknown>, path: string) => Record<string, unknown> | undefined;

export class Proxy {
  private lie: Lie = () => undefined;
  /** Requests that came by, as "GET /path". */
  readonly passed: string[] = [];
  private target = 0;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async listen(): Promise<Proxy> {
    const server = createServer();
    const proxy = new Proxy(server, await listen(server));
    server.on("request", (asked, answer) => proxy.pass(asked, answer));
    return proxy;
  }

  /** Where the real server listens. */
  before(port: number): void {
    this.target = port;
  }

  /** From now on answers are changed like this. */
  tell(lie: Lie): void {
    this.lie = lie;
  }

  honest(): void {
    this.lie = () => undefined;
  }

  close(): Promise<void> {
    return close(this.server);
  }

  private pass(asked: IncomingMessage, answer: ServerResponse): void {
    const path = (asked.url ?? "/").split("?")[0] ?? "/";
    this.passed.push(`${asked.method} ${path}`);
    const there = { host: "127.0.0.1", port: this.target, method: asked.method, path: asked.url, headers: asked.headers };
    const onward = request(there, (said) => {
      const type = said.headers["content-type"] ?? "";
      if (!type.includes("application/json")) {
        answer.writeHead(said.statusCode ?? 502, said.headers);
        said.pipe(answer);
        return;
      }
      void this.retell(said, answer, path);
    });
    onward.on("error", () => answer.destroy());
    answer.on("close", () => onward.destroy());
    asked.pipe(onward);
  }

  private async retell(said: IncomingMessage, answer: ServerResponse, path: string): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of said) parts.push(part as Buffer);
    let body = Buffer.concat(parts);
    const changed = body.length === 0 ? undefined : this.lie(JSON.parse(body.toString()) as Record<string, unknown>, path);
    if (changed !== undefined) body = Buffer.from(JSON.stringify(changed));
    answer.writeHead(said.statusCode ?? 502, { ...said.headers, "content-length": String(body.length) });
    answer.end(body);
  }
}
