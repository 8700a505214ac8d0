import type { PeerClient } from "@souk/kernel/peer-client";
import type { SignInNews, SignInNewsMailer } from "../domain/sign-in-news.js";
import { NotifyDocument } from "./generated/notifications.js";

/** Notifications by its GraphQL, which asks us for the address when the mail is sent. */
export class SignInNewsClient implements SignInNewsMailer {
  constructor(private readonly peer: PeerClient) {}

  async tell({ eventId, userId, change, detail }: SignInNews): Promise<void> {
    const input = { eventId, kind: "SIGN_IN_CHANGED" as const, userId, data: { change, detail } };
    // the event's id makes it one mail, however often it is handed over
    await this.peer.call(NotifyDocument, { input }, { idempotent: true });
  }
}
