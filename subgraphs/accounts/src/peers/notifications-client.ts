import type { PeerClient } from "@souk/kernel/peer-client";
import type { VerificationMail, VerificationMailer } from "../domain/verification.js";
import { NotifyDocument } from "./generated/notifications.js";

/** Notifications by its GraphQL. */
export class NotificationsClient implements VerificationMailer {
  constructor(private readonly peer: PeerClient) {}

  async send({ eventId, recipient, code, link, expiresAt }: VerificationMail): Promise<void> {
    const input = { eventId, kind: "VERIFY_EMAIL" as const, recipient, data: { code, link, expiresAt } };
    // the event's id makes it one mail, however often it is handed over
    await this.peer.call(NotifyDocument, { input }, { idempotent: true });
  }
}
