// A company with a real server process: founded without a keyring, as a newcomer's is.
import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Api } from "./api";
import { Device } from "./device";
import { Running, finish, freePort, json, later } from "./programs";

interface Founded {
  setup_link: string;
}

export interface Where {
  console: string;
  approver: string;
  devices: string;
}

export class Company {
  private server: Running | undefined;
  private readonly devices: Device[] = [];

  private constructor(
    readonly folder: string,
    readonly where: Where,
    private readonly ports: { people: number; devices: number },
    /** The owner's one-time link. */
    public setupLink: string,
  ) {}

  /** Founds it and starts the server. `behind` puts another process in front of the people's port. */
  static async found(owner = "Anna Weber", behind?: number): Promise<Company> {
    const folder = await mkdtemp(join(tmpdir(), "lethe-e2e-"));
    const ports = { people: await freePort(), devices: await freePort() };
    const seen = behind ?? ports.people;
    const where = {
      console: `http://localhost:${seen}`,
      approver: `http://approve.localhost:${seen}`,
      devices: `https://localhost:${ports.devices}`,
    };
    const founded = await json<Founded>("lethe", [
      ...["init", "--data", join(folder, "server"), "--owner", owner, "--demo", "--json", "--url", where.devices],
      ...["--console-url", where.console, "--approver-url", where.approver],
      ...["--listen", `127.0.0.1:${ports.people}`, "--plain", "--listen-agents", `127.0.0.1:${ports.devices}`],
    ]);
    const company = new Company(folder, where, ports, founded.setup_link);
    await company.start();
    return company;
  }

  get config(): string {
    return join(this.folder, "server/lethe.toml");
  }

  /** What devices trust. */
  get ca(): string {
    return join(this.folder, "server/cert.pem");
  }

  /** The port where the server itself answers people, without anybody in front of it. */
  get port(): number {
    return this.ports.people;
  }

  /** Starts the server and waits until it listens. With `ahead`, such as "16m", its clock is ahead by that much. */
  async start(ahead?: string): Promise<void> {
    const env = { LETHE_LOG: process.env["LETHE_LOG"] ?? "error", ...(ahead === undefined ? {} : later(ahead)) };
    this.server = Running.start("lethe", ["serve", "--config", this.config], env);
    while (!(await listens(this.ports.people))) {
      if (this.server.hasEnded) throw new Error("the server ended before it listened");
    }
  }

  /** Adds sections to the configuration, and starts the server anew with them. */
  async configure(...sections: string[]): Promise<void> {
    await appendFile(this.config, sections.join(""));
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    await this.server?.end();
    this.server = undefined;
  }

  /** Puts so many devices, which nobody has, into the database. */
  async fill(devices: number): Promise<void> {
    await this.stop();
    await finish("crowd", [join(this.folder, "server/lethe.db"), String(devices)]);
    await this.start();
  }

  /** `lethe` on the server's host. */
  host<T>(...args: string[]): Promise<T> {
    return json<T>("lethe", [...args, "--config", this.config, "--json"], { LETHE_LOG: "error" });
  }

  /** A setup link for somebody who is made on the host. */
  async admin(name: string, role: string): Promise<string> {
    const made = await json<Founded>("lethe", ["admin", "--config", this.config, "create", name, "--role", role, "--json"]);
    return made.setup_link;
  }

  /** The API with a token of an administrator of its own. */
  async api(name: string, role = "it"): Promise<Api> {
    const link = await this.admin(name, role);
    return Api.open(`http://localhost:${this.ports.people}`, link.slice(link.indexOf("#") + 1));
  }

  /** Enrolls a real agent with a code, as the dialog's line does, and starts it. */
  async enroll(name: string, code: string, backing?: "sealed"): Promise<Device> {
    const device = await Device.enroll(join(this.folder, name), code, this.ca, backing);
    this.devices.push(device);
    return device;
  }

  /** Enrolls a real agent by a line of the console, which bash runs as it stands. */
  async enrollByLine(name: string, line: string): Promise<Device> {
    const device = await Device.enrollByLine(join(this.folder, name), line, this.ca);
    this.devices.push(device);
    return device;
  }

  async close(): Promise<void> {
    for (const device of this.devices) await device.stop();
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Whether somebody listens there. */
function listens(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => (socket.destroy(), answer(true)));
    socket.once("error", () => answer(false));
  });
}

