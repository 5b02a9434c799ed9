// A security key that one person carries from tab to tab: a virtual authenticator in each page, always with the same credentials.
//
// Chromium gives every page target an authenticator of its own. What is made or used in one is carried to the others,
// counters included, because a counter that went back looks like a copied key.
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
  session: CDPSession;
  authenticatorId: string;
}

export class SecurityKey {
  private readonly credentials = new Map<string, Credential>();
  private readonly slots = new Map<Page, Slot>();
  /** How often somebody was asked and touched it. */
  touches = 0;

  /** Relying parties that it holds credentials for. */
  get parties(): string[] {
    return [...this.credentials.values()].map((credential) => credential.rpId ?? "").sort();
  }

  async plugIn(page: Page): Promise<void> {
    const session = await page.context().newCDPSession(page);
    await session.send("WebAuthn.enable", { enableUI: false });
    const options = { protocol: "ctap2" as const, transport: "usb" as const, hasResidentKey: true };
    const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
      options: { ...options, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    });
    for (const credential of this.credentials.values()) {
      await session.send("WebAuthn.addCredential", { authenticatorId, credential });
    }
    this.slots.set(page, { session, authenticatorId });
    const changed = (event: { credential: Credential }) => void this.carry(page, event.credential);
    session.on("WebAuthn.credentialAdded", changed);
    session.on("WebAuthn.credentialAsserted", changed);
    page.once("close", () => this.slots.delete(page));
  }

  async pullOut(page: Page): Promise<void> {
    const slot = this.slots.get(page);
    this.slots.delete(page);
    if (slot === undefined) return;
    await slot.session.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId: slot.authenticatorId });
    await slot.session.detach();
  }

  private async carry(from: Page, credential: Credential): Promise<void> {
    this.touches += 1;
    this.credentials.set(credential.credentialId, credential);
    for (const [page, { session, authenticatorId }] of this.slots) {
      if (page === from) continue;
      const there = { authenticatorId, credentialId: credential.credentialId };
      await session.send("WebAuthn.removeCredential", there).catch(() => undefined);
      await session.send("WebAuthn.addCredential", { authenticatorId, credential }).catch(() => undefined);
    }
  }
}
