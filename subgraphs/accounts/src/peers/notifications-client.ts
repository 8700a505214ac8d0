import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { AccountMail, NotificationsPeer } from "../domain/peers.js";
import type { UserStore } from "../domain/users/user-store.js";
import { NotifyDocument } from "./generated/notifications.js";
import type { SignInChangeNotice } from "../domain/mail/sign-in-change.js";

/** Calls notifications' GraphQL API. */
export class NotificationsClient implements NotificationsPeer {
  constructor(
    private readonly peer: PeerClient,
    private readonly users: Pick<UserStore, "findAccountByEmail">,
  ) {}

  /** Sends the mail in the language of the account. */
  async sendMail(mail: AccountMail): Promise<void> {
    const locale = mail.locale ?? (await this.users.findAccountByEmail(mail.recipient))?.user.locale ?? null;
    // idempotent by the event's id
    await this.peer.call(NotifyDocument, { input: { ...mail, locale } }, { idempotent: true });
  }

  /** Notifications gets the address from accounts when it sends the mail. */
  async sendSignInChange({ eventId, userId, change, detail }: SignInChangeNotice): Promise<void> {
    const input = { eventId, kind: "SIGN_IN_CHANGED" as const, userId, data: { change, detail } };
    // idempotent by the event's id
    await this.peer.call(NotifyDocument, { input }, { idempotent: true });
  }
}
