// The server's API with a bearer token, for what a test needs and no page is under test for.

export type Json = Record<string, unknown>;

export class Api {
  private orders = 0;

  private constructor(
    private readonly base: string,
    private readonly token: string,
  ) {}

  /** Uses a setup link's secret up for a token. */
  static async open(server: string, secret: string): Promise<Api> {
    const visitor = new Api(`${server}/api/v1`, "");
    const { token } = await visitor.post<{ token: string }>("setup", { secret });
    return new Api(`${server}/api/v1`, token);
  }

  get<T>(path: string): Promise<T> {
    return this.ask<T>("GET", path);
  }

  post<T>(path: string, body: Json): Promise<T> {
    return this.ask<T>("POST", path, body);
  }

  /** Puts something in the place of the version that was there. */
  put<T>(path: string, body: Json, version: number): Promise<T> {
    return this.ask<T>("PUT", path, body, { "If-Match": `"${version}"` });
  }

  private async ask<T>(method: string, path: string, body?: Json, headers: Record<string, string> = {}): Promise<T> {
    this.orders += 1;
    const answer = await fetch(`${this.base}/${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.token}`,
        "Content-Type": "application/json",
        "Idempotency-Key": `e2e-${this.orders}`,
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text === "" ? {} : JSON.parse(text)) as T;
  }

  /** An enrollment code for a new employee. */
  async code(employee: string, device: string): Promise<string> {
    const person = await this.post<{ id: string }>("people", { name: employee });
    const made = await this.post<{ code: string }>("enrollment-codes", {
      person: person.id,
      label: device,
      actions: ["wipe_container", "unenroll"],
      expires_in_ms: 3_600_000,
    });
    return made.code;
  }
}
