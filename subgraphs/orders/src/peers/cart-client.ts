import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { CartLine, CartPeer, CheckoutCart } from "../domain/peers.js";
import {
  CartStartsDocument,
  CheckoutCartDocument,
  CheckoutCartOfDocument,
  IdleCartsDocument,
  RemoveBoughtDocument,
  type CartPartsFragment,
} from "./generated/cart.js";

export class CartClient implements CartPeer {
  constructor(private readonly peer: PeerClient) {}

  async checkoutCart(): Promise<CheckoutCart> {
    const { checkoutCart } = await this.peer.call(CheckoutCartDocument, {}, { idempotent: true });
    return cartFrom(checkoutCart);
  }

  async cartOf(buyerId: string): ReturnType<CartPeer["cartOf"]> {
    const { checkoutCartOf } = await this.peer.call(CheckoutCartOfDocument, { buyerId }, { idempotent: true });
    const { changedAt, ...cart } = checkoutCartOf;
    return { ...cartFrom(cart), changedAt: changedAt === null ? null : new Date(changedAt) };
  }

  async idleCarts({
    after,
    changedBefore,
    first,
  }: Parameters<CartPeer["idleCarts"]>[0]): ReturnType<CartPeer["idleCarts"]> {
    const input = {
      changedAfter: after.changedAt.toISOString(),
      afterBuyerId: after.buyerId,
      changedBefore: changedBefore.toISOString(),
      first,
    };
    const { idleCarts } = await this.peer.call(IdleCartsDocument, { input }, { idempotent: true });
    return idleCarts.map(({ buyerId, changedAt }) => ({ buyerId, changedAt: new Date(changedAt) }));
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

function cartFrom({ lines, ...cart }: CartPartsFragment): CheckoutCart {
  return {
    ...cart,
    lines: lines.map(({ lineId, ...line }) => (lineId === line.productId ? line : { ...line, lineId })),
  };
}
