import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { Mails } from "../domain/order-peers.js";
import { ClaimNotificationsDocument, NotifyDocument } from "./generated/notifications.js";

export class NotificationsClient implements Mails {
  constructor(private readonly peer: PeerClient) {}

  async send(mail: Parameters<Mails["send"]>[0]): Promise<void> {
    await this.peer.call(NotifyDocument, { input: mail }, { idempotent: true });
  }

  async claim(userId: string, guests: Parameters<Mails["claim"]>[1]): Promise<void> {
    await this.peer.call(ClaimNotificationsDocument, { input: { userId, guests: [...guests] } }, { idempotent: true });
  }
}
