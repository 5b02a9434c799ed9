// A security key that one person carries: it is plugged into one tab at a time, as a virtual authenticator.
//
// Chromium gives every page target an authenticator of its own. The credentials and their counters go along from tab to tab,
// because a counter that went back would look like a copied key.
import type { CDPSession, Page } from "playwright-core";

interface Credential {
  credentialId: string;
  isResidentCredential: boolean;
  rpId?: string;
  privateKey: string;
  userHandle?: string;
  signCount: number;
}

interface Slot {
  page: Page;
  session: CDPSession;
  authenticatorId: string;
}

export class SecurityKey {
  private readonly credentials = new Map<string, Credential>();
  private slot: Slot | undefined;
  /** How often somebody was asked and touched it. */
  touches = 0;

  /** Relying parties that it holds credentials for. */
  get parties(): string[] {
    return [...this.credentials.values()].map((credential) => credential.rpId ?? "").sort();
  }

  async plugInto(page: Page): Promise<void> {
    if (this.slot?.page === page) return;
    await this.pullOut();
    const session = await page.context().newCDPSession(page);
    await session.send("WebAuthn.enable", { enableUI: false });
    const options = { protocol: "ctap2" as const, transport: "usb" as const, hasResidentKey: true };
    const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
      options: { ...options, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    });
    for (const credential of this.credentials.values()) {
      await session.send("WebAuthn.addCredential", { authenticatorId, credential });
    }
    const touched = (event: { credential: Credential }) => {
      this.touches += 1;
      this.keep(event.credential);
    };
    session.on("WebAuthn.credentialAdded", touched);
    session.on("WebAuthn.credentialAsserted", touched);
    this.slot = { page, session, authenticatorId };
  }

  async pullOut(): Promise<void> {
    const slot = this.slot;
    this.slot = undefined;
    // A tab that was closed took its authenticator along; what it did is known from its events.
    if (slot === undefined || slot.page.isClosed()) return;
    const { authenticatorId } = slot;
    const { credentials } = await slot.session.send("WebAuthn.getCredentials", { authenticatorId });
    credentials.forEach((credential) => this.keep(credential));
    await slot.session.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId });
    await slot.session.detach();
  }

  private keep(credential: Credential): void {
    this.credentials.set(credential.credentialId, credential);
  }
}
