import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { SignInNews, SignInNewsMailer } from "../domain/mail/sign-in-change.js";
import { NotifyDocument } from "./generated/notifications.js";

/** Calls notifications' GraphQL API. Notifications gets the address from accounts when it sends the mail. */
export class SignInNewsClient implements SignInNewsMailer {
  constructor(private readonly peer: PeerClient) {}

  async tell({ eventId, userId, change, detail }: SignInNews): Promise<void> {
    const input = { eventId, kind: "SIGN_IN_CHANGED" as const, userId, data: { change, detail } };
    // idempotent by the event's id
    await this.peer.call(NotifyDocument, { input }, { idempotent: true });
  }
}
