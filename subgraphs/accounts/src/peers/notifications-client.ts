import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { AccountMail, AccountMailer } from "../domain/mail/account-mail.js";
import { NotifyDocument } from "./generated/notifications.js";

/** Calls notifications' GraphQL API. */
export class NotificationsClient implements AccountMailer {
  constructor(private readonly peer: PeerClient) {}

  async send(input: AccountMail): Promise<void> {
    // idempotent by the event's id
    await this.peer.call(NotifyDocument, { input }, { idempotent: true });
  }
}
