// Services of others on this machine: a mail server that says each letter that it takes, and a directory with one person.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createInterface, type Interface } from "node:readline";

import { finishCommand, freePort } from "./programs";

/** A process that is told to end by its standard input, and what it says, line by line. */
abstract class Service {
  private readonly lines: AsyncIterableIterator<string>;

  protected constructor(
    private readonly child: ChildProcess,
    said: Interface,
  ) {
    this.lines = said[Symbol.asyncIterator]();
  }

  /** Its next line that holds this. */
  protected async line(holds: string): Promise<string> {
    for (;;) {
      const { done, value } = await this.lines.next();
      if (done === true) throw new Error(`a service ended before it said ${holds}`);
      if (value.includes(holds)) return value;
    }
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, "exit");
    this.child.kill();
    await ended;
  }
}

/** Debian's `aiosmtpd`. */
export class MailServer extends Service {
  private constructor(
    child: ChildProcess,
    said: Interface,
    /** The section of a configuration that uses it. */
    readonly section: string,
  ) {
    super(child, said);
  }

  /** Starts it with a certificate that nobody asks for. */
  static async start(certificate: string, key: string): Promise<MailServer> {
    const port = await freePort();
    const script = resolve(import.meta.dirname, "../../../tests/peers/smtp.py");
    const child = spawn("/usr/bin/python3", [script, String(port), certificate, key, "bare"], { stdio: ["pipe", "pipe", "inherit"] });
    const section = `\n[mail]\nsmtp = "localhost"\nport = ${String(port)}\nsecurity = "plain"\nfrom = "Lethe <lethe@northwind.example>"\n`;
    const server = new MailServer(child, createInterface(child.stdout), section);
    await server.line("ready");
    return server;
  }

  /** The code in the next letter, and to whom it went. */
  async code(): Promise<{ to: string; code: string }> {
    const letter = JSON.parse(await this.line("{")) as { to: string[]; text: string };
    const code = / is (\d{8})\b/.exec(letter.text)?.[1];
    if (code === undefined) throw new Error(`a letter without a code:\n${letter.text}`);
    return { to: letter.to.join(), code };
  }
}

/** Debian's `slapd`. */
export class Directory extends Service {
  private constructor(
    child: ChildProcess,
    said: Interface,
    readonly section: string,
  ) {
    super(child, said);
  }

  /** Starts it below a folder, with one person; the account that searches has a password in a file beside the configuration. */
  static async start(folder: string, beside: string, mail: string, password: string): Promise<Directory> {
    await mkdir(folder);
    const [config, people] = [join(folder, "slapd.conf"), join(folder, "people.ldif")];
    await writeFile(config, CONFIG.replaceAll("FOLDER", folder));
    await writeFile(people, entries(mail, password));
    await writeFile(join(beside, "directory.password"), "of the server\n", { mode: 0o600 });
    await finishCommand("/usr/sbin/slapd", ["-T", "add", "-q", "-f", config, "-l", people]);
    const url = `ldap://localhost:${String(await freePort())}`;
    const child = spawn("/usr/sbin/slapd", ["-d", "conns", "-h", `${url}/`, "-f", config], { stdio: ["ignore", "ignore", "pipe"] });
    const section = `\n[directory]\nurl = "${url}"\nbind_dn = "cn=lethe,dc=northwind,dc=example"\npassword_file = "directory.password"\nbase = "dc=northwind,dc=example"\n`;
    const directory = new Directory(child, createInterface(child.stderr), section);
    await directory.line("epoll: listen=");
    return directory;
  }
}

const CONFIG = `include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
database mdb
suffix "dc=northwind,dc=example"
directory FOLDER
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="cn=lethe,dc=northwind,dc=example" read by * none
`;

const entries = (mail: string, password: string): string => `dn: dc=northwind,dc=example
objectClass: domain
dc: northwind

dn: cn=lethe,dc=northwind,dc=example
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: lethe
userPassword: of the server

dn: uid=one,dc=northwind,dc=example
objectClass: inetOrgPerson
uid: one
cn: One
sn: O
mail: ${mail}
userPassword: ${password}
`;

/** `oidc-provider` from npm, at which everybody is ada@example.com at once. */
export class CompanyProvider extends Service {
  private constructor(
    child: ChildProcess,
    said: Interface,
    readonly section: string,
  ) {
    super(child, said);
  }

  /** Starts it for one address to come back to; its secret goes into a file beside the configuration. */
  static async start(back: string, beside: string): Promise<CompanyProvider> {
    const port = await freePort();
    const peers = process.env["LETHE_PEERS"] ?? resolve(import.meta.dirname, "../../../tests/peers");
    const [certificate, key] = [join(beside, "cert.pem"), join(beside, "key.pem")];
    await writeFile(join(beside, "company.secret"), "a secret of the client that is long enough\n", { mode: 0o600 });
    const child = spawn("node", [join(peers, "openid.mjs"), String(port), certificate, key, back], { stdio: ["pipe", "pipe", "inherit"] });
    const section = `\n[company]\nissuer = "https://localhost:${String(port)}"\nclient_id = "lethe"\nclient_secret_file = "company.secret"\nca_file = "cert.pem"\n`;
    const provider = new CompanyProvider(child, createInterface(child.stdout), section);
    await provider.line("ready");
    return provider;
  }
}
