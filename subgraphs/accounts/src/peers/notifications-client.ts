import type { PeerClient } from "@souk/kernel/peer-client";
import type { AccountMail, AccountMailer } from "../domain/account-mail.js";
import { NotifyDocument } from "./generated/notifications.js";

/** Notifications by its GraphQL. */
export class NotificationsClient implements AccountMailer {
  constructor(private readonly peer: PeerClient) {}

  async send(input: AccountMail): Promise<void> {
    // the event's id makes it one mail, however often it is handed over
    await this.peer.call(NotifyDocument, { input }, { idempotent: true });
  }
}
