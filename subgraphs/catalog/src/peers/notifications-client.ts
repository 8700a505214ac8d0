import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { MailConsent, NewMail, NotificationsPeer } from "../domain/peers.js";
import { NotifyDocument, RecordMailRequestDocument } from "./generated/notifications.js";

/** Calls the notifications subgraph by GraphQL. */
export class NotificationsClient implements NotificationsPeer {
  constructor(private readonly peer: PeerClient) {}

  async notify(mail: NewMail): Promise<void> {
    await this.peer.call(NotifyDocument, { input: mail }, { idempotent: true });
  }

  async recordRequest(consent: MailConsent): Promise<void> {
    await this.peer.call(RecordMailRequestDocument, { input: consent }, { idempotent: true });
  }
}
