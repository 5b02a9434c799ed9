// Where the built programs are, and how they are run. Nothing here knows the product.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { basename, join, resolve } from "node:path";

import { close, listen } from "./listener";

/** A program that cargo has built: in the folder that LETHE_PROGRAMS names, or in the workspace's target folder. */
export function program(name: string): string {
  const folder = process.env["LETHE_PROGRAMS"] ?? resolve(import.meta.dirname, "../../../target/debug");
  const path = join(folder, name);
  if (!existsSync(path)) throw new Error(`${path} is missing: run \`cargo build --workspace --bins\``);
  return path;
}

/** What a program of ours wrote to standard output; a failure shows all that it said. */
export function finish(name: string, args: string[], env: Record<string, string> = {}): Promise<string> {
  return finishCommand(program(name), args, env);
}

/** The same of any program by its path. */
export async function finishCommand(file: string, args: string[], env: Record<string, string> = {}): Promise<string> {
  const child = spawn(file, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  let complained = "";
  child.stdout.on("data", (part: Buffer) => (said += part.toString()));
  child.stderr.on("data", (part: Buffer) => (complained += part.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`${basename(file)} ${args.join(" ")} ended with ${code}\n${said}\n${complained}`);
  return said;
}

/** The same, of an answer in JSON. */
export async function json<T>(name: string, args: string[], env: Record<string, string> = {}): Promise<T> {
  return JSON.parse(await finish(name, args, env)) as T;
}

/** What a shell says to somebody who runs a line in a terminal and answers; a failure shows all of it. */
export async function inTerminal(line: string, answer: string, env: Record<string, string>, within: (command: string[]) => string[]): Promise<string> {
  // `script` makes the terminal. The line goes to bash by a variable, so that nothing else reads its quotes.
  const [file = "", ...args] = within(["script", "--quiet", "--return", "--flush", "--command", 'bash -c "$LINE"', "/dev/null"]);
  const child = spawn(file, args, { env: { ...process.env, ...env, LINE: line }, stdio: ["pipe", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (part: Buffer) => (said += part.toString()));
  child.stdin.write(answer);
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`“${line}” ended with ${code}\n${said}`);
  return said;
}

/** The command, where a file stands in the place of the machine's certificate authorities: for it alone, and as long as it runs. */
export function trusting(authorities: string): (command: string[]) => string[] {
  const asRoot = process.getuid?.() === 0 ? [] : ["--map-root-user"];
  const mount = 'mount --bind "$0" /etc/ssl/certs/ca-certificates.crt && exec "$@"';
  return (command) => ["unshare", "--mount", ...asRoot, "sh", "-c", mount, authorities, ...command];
}

/** A process that runs until it is ended. */
export class Running {
  private constructor(private readonly child: ChildProcess) {}

  static start(name: string, args: string[], env: Record<string, string> = {}): Running {
    return Running.command([program(name), ...args], env);
  }

  /** The same of any command: a program by its path or its name, and its arguments. */
  static command([file = "", ...args]: string[], env: Record<string, string> = {}): Running {
    return new Running(spawn(file, args, { env: { ...process.env, ...env }, stdio: ["ignore", "inherit", "inherit"] }));
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Asks it to end, and waits until it did. */
  async end(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    if (this.hasEnded) return;
    const closed = once(this.child, "exit");
    this.child.kill(signal);
    await closed;
  }
}

/** Variables under which a program's clock is ahead by so much, such as "16m". The library, not its starter: that would not pass on a signal. */
export function later(much: string): Record<string, string> {
  const libraries = readdirSync("/usr/lib").map((folder) => `/usr/lib/${folder}/faketime/libfaketimeMT.so.1`);
  const library = libraries.find((path) => existsSync(path));
  if (library === undefined) throw new Error("libfaketime is missing: `cargo xtask check --only setup` installs it");
  return { LD_PRELOAD: library, FAKETIME: `+${much}` };
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await close(server);
  return port;
}
