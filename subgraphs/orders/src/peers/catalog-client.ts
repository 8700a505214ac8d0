import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { CatalogPeer, CatalogProduct } from "../domain/peers.js";
import { CategoriesOfProductsDocument, ProductsToBuyDocument } from "./generated/catalog.js";

export class CatalogClient implements CatalogPeer {
  constructor(private readonly peer: PeerClient) {}

  async findProducts(ids: readonly string[]): Promise<ReadonlyMap<string, CatalogProduct>> {
    const representations = ids.map((id) => ({ __typename: "Product", id }));
    const { _entities } = await this.peer.call(ProductsToBuyDocument, { representations }, { idempotent: true });
    const products = _entities.filter((entity) => entity !== null && "sku" in entity);
    return new Map(products.map((product) => [product.id, product]));
  }

  async findCategories(ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const representations = ids.map((id) => ({ __typename: "Product", id }));
    const { _entities } = await this.peer.call(CategoriesOfProductsDocument, { representations }, { idempotent: true });
    const products = _entities.filter((entity) => entity !== null && "categories" in entity);
    return new Map(products.map(({ id, categories }) => [id, categories.map(({ slug }) => slug)]));
  }
}
