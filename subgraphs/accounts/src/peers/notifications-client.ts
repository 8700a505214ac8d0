import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { AccountMail, AccountMailer } from "../domain/mail/account-mail.js";
import type { UserStore } from "../domain/users/user-store.js";
import { NotifyDocument } from "./generated/notifications.js";
import type { SignInChangeNotice, SignInChangeMailer } from "../domain/mail/sign-in-change.js";

/** Calls notifications' GraphQL API. Mails are in the language of the account. */
export class NotificationsClient implements AccountMailer {
  constructor(
    private readonly peer: PeerClient,
    private readonly users: Pick<UserStore, "findAccountByEmail">,
  ) {}

  async send(mail: AccountMail): Promise<void> {
    const locale = mail.locale ?? (await this.users.findAccountByEmail(mail.recipient))?.user.locale ?? null;
    // idempotent by the event's id
    await this.peer.call(NotifyDocument, { input: { ...mail, locale } }, { idempotent: true });
  }
}

/** Calls notifications' GraphQL API. Notifications gets the address from accounts when it sends the mail. */
export class SignInChangeClient implements SignInChangeMailer {
  constructor(private readonly peer: PeerClient) {}

  async send({ eventId, userId, change, detail }: SignInChangeNotice): Promise<void> {
    const input = { eventId, kind: "SIGN_IN_CHANGED" as const, userId, data: { change, detail } };
    // idempotent by the event's id
    await this.peer.call(NotifyDocument, { input }, { idempotent: true });
  }
}
