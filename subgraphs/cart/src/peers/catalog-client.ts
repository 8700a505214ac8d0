import { parseAmount, type DecimalMoney, type Money } from "@souk/kernel/values/money";
import { PeerAnswerError, type PeerClient } from "@souk/kernel/peers/peer-client";
import type { CartProducts, CatalogPeer } from "../domain/peers.js";
import { CartProductsDocument } from "./generated/catalog.js";

/** Calls catalog's GraphQL API. */
export class CatalogClient implements CatalogPeer {
  constructor(private readonly peer: PeerClient) {}

  async findProducts(ids: readonly string[]): Promise<CartProducts> {
    const representations = ids.map((id) => ({ __typename: "Product", id }));
    const { _entities } = await this.peer.call(CartProductsDocument, { representations }, { idempotent: true });
    const found = _entities.filter((product) => product !== null);
    return new Map(found.map((product) => [product.id, { ...product, price: moneyFrom(product.price) }]));
  }
}

function moneyFrom({ amount, currency }: DecimalMoney): Money {
  const parsed = parseAmount(amount, currency);
  if (!parsed.ok) throw new PeerAnswerError("catalog", `a price ${parsed.message}`);
  return { amountMinor: parsed.amountMinor, currency };
}
