import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { NotificationsPeer } from "../domain/peers.js";
import { ClaimNotificationsDocument, NotifyDocument } from "./generated/notifications.js";

export class NotificationsClient implements NotificationsPeer {
  constructor(private readonly peer: PeerClient) {}

  async send(mail: Parameters<NotificationsPeer["send"]>[0]): Promise<void> {
    await this.peer.call(NotifyDocument, { input: mail }, { idempotent: true });
  }

  async claim(userId: string, guests: Parameters<NotificationsPeer["claim"]>[1]): Promise<void> {
    await this.peer.call(ClaimNotificationsDocument, { input: { userId, guests: [...guests] } }, { idempotent: true });
  }
}
