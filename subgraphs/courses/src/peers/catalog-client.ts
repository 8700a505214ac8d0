import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { CourseProduct, CatalogPeer, ProductChange } from "../domain/peers.js";
import {
  CreateCourseProductDocument,
  SetCourseProductActiveDocument,
  UpdateCourseProductDocument,
} from "./generated/catalog.js";

/** Calls the catalog subgraph by GraphQL. */
export class CatalogClient implements CatalogPeer {
  constructor(private readonly peer: PeerClient) {}

  check(product: CourseProduct): Promise<readonly InvalidField[]> {
    return this.sendProduct(product, true);
  }

  create(product: CourseProduct): Promise<readonly InvalidField[]> {
    return this.sendProduct(product, false);
  }

  checkChange(change: ProductChange): Promise<readonly InvalidField[]> {
    return this.sendChange(change, true);
  }

  change(change: ProductChange): Promise<readonly InvalidField[]> {
    return this.sendChange(change, false);
  }

  async setActive(productId: string, isActive: boolean): Promise<void> {
    const input = { productId, isActive };
    await this.peer.call(SetCourseProductActiveDocument, { input }, { idempotent: true });
  }

  private async sendProduct(
    { id, title, summary, price, categories }: CourseProduct,
    checkOnly: boolean,
  ): Promise<readonly InvalidField[]> {
    const { amount, currency } = price;
    const input = {
      id,
      name: title,
      description: summary,
      price: {
        amount,
        currency,
      },
      categories: [...categories],
      checkOnly,
    };
    // The id identifies the product, so a repeat creates no second one.
    const { createCourseProduct } = await this.peer.call(CreateCourseProductDocument, { input }, { idempotent: true });
    return namedByAuthor(createCourseProduct.fields);
  }

  private async sendChange(
    { id, title, summary, price, categories }: ProductChange,
    checkOnly: boolean,
  ): Promise<readonly InvalidField[]> {
    const input = {
      id,
      ...(title === undefined ? {} : { name: title }),
      ...(summary === undefined ? {} : { description: summary }),
      ...(price === undefined ? {} : { price: { amount: price.amount, currency: price.currency } }),
      ...(categories === undefined ? {} : { categories: [...categories] }),
      checkOnly,
    };
    const { updateCourseProduct } = await this.peer.call(UpdateCourseProductDocument, { input }, { idempotent: true });
    return namedByAuthor(updateCourseProduct.fields);
  }
}

function namedByAuthor(fields: readonly InvalidField[]): readonly InvalidField[] {
  return fields.map(({ path, message }) => ({ path: fieldNames.get(path) ?? path, message }));
}

/** Maps the catalog's field names to those of the course; other fields have the same name in both. */
const fieldNames: ReadonlyMap<string, string> = new Map([
  ["name", "title"],
  ["description", "summary"],
]);
