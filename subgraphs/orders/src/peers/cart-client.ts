import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { CartLine, CartPeer, CheckoutCart } from "../domain/peers.js";
import { CartStartsDocument, CheckoutCartDocument, RemoveBoughtDocument } from "./generated/cart.js";

export class CartClient implements CartPeer {
  constructor(private readonly peer: PeerClient) {}

  async checkoutCart(): Promise<CheckoutCart> {
    const { checkoutCart } = await this.peer.call(CheckoutCartDocument, {}, { idempotent: true });
    const { lines, ...cart } = checkoutCart;
    return {
      ...cart,
      lines: lines.map(({ lineId, ...line }) => (lineId === line.productId ? line : { ...line, lineId })),
    };
  }

  async startedCarts(from: Date, to: Date): Promise<number> {
    const range = { from: from.toISOString(), to: to.toISOString() };
    const { cartStarts } = await this.peer.call(CartStartsDocument, range, { idempotent: true });
    return cartStarts;
  }

  async removeBought(orderId: string, buyerId: string, lines: readonly CartLine[]): Promise<void> {
    const input = {
      orderId,
      buyerId,
      lines: lines.map(({ productId, lineId, quantity }) => ({ productId, lineId: lineId ?? null, quantity })),
    };
    await this.peer.call(RemoveBoughtDocument, { input }, { idempotent: true });
  }
}
