import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { CartLine, InventoryPeer, Reservation } from "../domain/peers.js";
import {
  CommitReservationDocument,
  HoldReservationDocument,
  ReleaseReservationDocument,
  ReserveStockDocument,
  ReturnStockDocument,
} from "./generated/inventory.js";

/** Every call contains the order id, so repeats are harmless. */
export class InventoryClient implements InventoryPeer {
  constructor(private readonly peer: PeerClient) {}

  async reserve(orderId: string, lines: readonly CartLine[]): Promise<Reservation> {
    const input = { orderId, lines: lines.map(({ productId, quantity }) => ({ productId, quantity })) };
    const { reserveStock } = await this.peer.call(ReserveStockDocument, { input }, { idempotent: true });
    const { shortages, expiresAt } = reserveStock;
    return { shortages, endsAt: expiresAt == null ? null : new Date(expiresAt) };
  }

  async commit(orderId: string): Promise<boolean> {
    return (await this.peer.call(CommitReservationDocument, { orderId }, { idempotent: true })).commitReservation;
  }

  async release(orderId: string, endsAt: Date | null = null): Promise<void> {
    const variables = { orderId, expiresAt: endsAt && endsAt.toISOString() };
    await this.peer.call(ReleaseReservationDocument, variables, { idempotent: true });
  }

  async hold(orderId: string): Promise<boolean> {
    return (await this.peer.call(HoldReservationDocument, { orderId }, { idempotent: true })).holdReservation;
  }

  async returnStock(eventId: string, orderId: string, lines: readonly CartLine[]): Promise<void> {
    await this.peer.call(ReturnStockDocument, { input: { eventId, orderId, lines: [...lines] } }, { idempotent: true });
  }
}
