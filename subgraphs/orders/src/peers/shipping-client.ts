import { parseAmount, toDecimalMoney, type Money } from "@souk/kernel/values/money";
import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { ShippingPeer } from "../domain/peers.js";
import {
  CancelShipmentDocument,
  ClaimShipmentsDocument,
  CreateShipmentDocument,
  ShippingRateDocument,
} from "./generated/shipping.js";

export class ShippingClient implements ShippingPeer {
  constructor(private readonly peer: PeerClient) {}

  async rate({
    carrier,
    address: { country, region, city, postalCode },
    subtotal,
    lines,
  }: Parameters<ShippingPeer["rate"]>[0]): Promise<{ carrier: string; total: Money } | null> {
    const destination = { country, region: region ?? null, city, postalCode };
    const input = { ...destination, carrier, subtotal: toDecimalMoney(subtotal), lines: [...lines] };
    const { shippingRate } = await this.peer.call(ShippingRateDocument, { input }, { idempotent: true });
    if (!shippingRate) return null;
    const { amount, currency } = shippingRate.total;
    const parsed = parseAmount(amount, currency);
    if (!parsed.ok || currency !== subtotal.currency)
      throw new Error(`shipping returned the rate ${amount} ${currency}`);
    return { carrier: shippingRate.carrier, total: { amountMinor: parsed.amountMinor, currency } };
  }

  async createShipment(shipment: Parameters<ShippingPeer["createShipment"]>[0]): Promise<void> {
    // a job from an earlier release has no lines
    const lines = (shipment.lines as typeof shipment.lines | undefined)?.map((line) => ({ ...line })) ?? null;
    const input = { ...shipment, lines, eventId: `ship:${shipment.orderId}` };
    await this.peer.call(CreateShipmentDocument, { input }, { idempotent: true });
  }

  async claim(userId: string, orderIds: readonly string[]): Promise<void> {
    await this.peer.call(ClaimShipmentsDocument, { input: { userId, orderIds: [...orderIds] } }, { idempotent: true });
  }

  async cancelShipment(eventId: string, orderId: string, reason: string): Promise<boolean> {
    const input = { eventId, orderId, reason };
    return (await this.peer.call(CancelShipmentDocument, { input }, { idempotent: true })).cancelShipment;
  }
}
