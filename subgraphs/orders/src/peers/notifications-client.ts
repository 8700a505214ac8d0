import type { PeerClient } from "@souk/kernel/peer-client";
import type { Mails } from "../domain/order-peers.js";
import { NotifyDocument } from "./generated/notifications.js";

export class NotificationsClient implements Mails {
  constructor(private readonly peer: PeerClient) {}

  async send(mail: Parameters<Mails["send"]>[0]): Promise<void> {
    await this.peer.call(NotifyDocument, { input: mail }, { idempotent: true });
  }
}
