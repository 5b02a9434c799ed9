// What went wrong, as the server said it (RFC 9457): a stable code, what happened and what to do.
// Nothing here decides what is shown: ui/ErrorState does.

/** A problem document, thrown by every call of this client. */
export class Problem extends Error {
  /** Stable name, `area.word`. `console.offline` is ours: no answer came at all. */
  readonly code: string;
  /** HTTP status; 0 where there was no answer. */
  readonly status: number;
  /** What to do; null where the server knew nothing. */
  readonly hint: string | null;
  /** Milliseconds to wait before another try; null where nobody said. */
  readonly retryAfterMs: number | null;

  constructor(said: { code: string; status: number; detail: string; hint?: string | null; retryAfterMs?: number | null }) {
    super(said.detail);
    this.name = "Problem";
    this.code = said.code;
    this.status = said.status;
    this.hint = said.hint ?? null;
    this.retryAfterMs = said.retryAfterMs ?? null;
  }
}

/** True if `thrown` is the problem with this code. */
export function isProblem(thrown: unknown, code: string): thrown is Problem {
  return thrown instanceof Problem && thrown.code === code;
}

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** Reads an answer that is not 2xx. An answer without a problem document becomes one that says so. */
export async function problemOf(response: Response): Promise<Problem> {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : null;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  const said = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  return new Problem({
    code: text(said["code"]) ?? "console.unreadable",
    status: response.status,
    detail: text(said["detail"]) ?? text(said["title"]) ?? `HTTP ${String(response.status)}`,
    hint: text(said["hint"]),
    retryAfterMs,
  });
}
