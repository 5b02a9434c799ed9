// A real agent process with its own state directory and container.
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { Running, finish, inTerminal, json, program, trusting } from "./programs";

export interface Status {
  label: string;
  enrollment: string;
  locked: boolean;
  erased: boolean;
  container: { state: string; path: string; backing?: string };
}

/** Opened in milliseconds, and as good a witness as a mounted image. */
const SEALED = '[container]\nbacking = "sealed"\nallow_swap = true\n';
/** A file system that the kernel encrypts where this machine can, else sealed files. */
const USUAL = "[container]\nsize_mib = 16\nallow_swap = true\n";

export class Device {
  private running: Running | undefined;

  private constructor(private readonly folder: string) {}

  static async enroll(folder: string, code: string, ca: string, backing?: "sealed"): Promise<Device> {
    const device = await Device.prepare(folder, backing);
    await finish("lethe-agent", [...device.place, "enroll", "--yes", "--code", code, "--ca", ca], quiet);
    device.running = Running.start("lethe-agent", [...device.place, "run"], quiet);
    return device.opened();
  }

  /** Somebody runs the line that the console shows, as it stands, and agrees; the server's certificate is one that the device knows anyway. */
  static async enrollByLine(folder: string, line: string, authorities: string): Promise<Device> {
    const device = await Device.prepare(folder, "sealed");
    const [within, PATH] = [trusting(authorities), `${dirname(program("lethe-agent"))}:${process.env["PATH"] ?? ""}`];
    const here = { LETHE_AGENT_STATE_DIR: device.state, LETHE_AGENT_CONFIG: join(folder, "agent.toml") };
    await inTerminal(line, "yes\n", { ...quiet, ...here, PATH }, within);
    device.running = Running.command(within([program("lethe-agent"), ...device.place, "run"]), quiet);
    return device.opened();
  }

  private static async prepare(folder: string, backing: "sealed" | undefined): Promise<Device> {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "agent.toml"), backing === "sealed" ? SEALED : USUAL);
    return new Device(folder);
  }

  private async opened(): Promise<Device> {
    await this.open();
    return this;
  }

  get state(): string {
    return join(this.folder, "state");
  }

  private get place(): string[] {
    return ["--state-dir", this.state, "--config", join(this.folder, "agent.toml")];
  }

  status(): Promise<Status> {
    return json<Status>("lethe-agent", [...this.place, "status", "--json"], quiet);
  }

  /** Asks the agent until it says so. */
  async until(what: string, holds: (status: Status) => boolean): Promise<Status> {
    const begun = performance.now();
    for (;;) {
      const status = await this.status();
      if (holds(status)) return status;
      if (performance.now() - begun > 60_000) throw new Error(`still not ${what}: ${JSON.stringify(status)}`);
    }
  }

  locked(): Promise<Status> {
    return this.until("locked", (status) => status.container.state === "locked");
  }

  open(): Promise<Status> {
    return this.until("open", (status) => status.container.state === "open");
  }

  erased(): Promise<Status> {
    return this.until("erased", (status) => status.erased);
  }

  async write(name: string, text: string): Promise<void> {
    await writeFile(join((await this.status()).container.path, name), text);
  }

  /** What a file in the container says; nothing where it cannot be read. */
  async read(name: string): Promise<string | undefined> {
    const { container } = await this.status();
    return readFile(join(container.path, name), "utf8").catch(() => undefined);
  }

  /** Whether the device still has its half of the container's key. */
  get hasItsHalf(): boolean {
    return existsSync(join(this.state, "container.half"));
  }

  async stop(): Promise<void> {
    await this.running?.end();
    this.running = undefined;
  }
}

const quiet = { RUST_LOG: "off" };
