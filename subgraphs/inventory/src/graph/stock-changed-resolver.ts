import { isUuid } from "@souk/kernel/values/uuid";
import { Arg, ID, Resolver, Subscription } from "type-graphql";
import { ProductStockType, productStockOf } from "./product-stock-type.js";

/** The PostgreSQL notification channel for changes of units on hand or reserved; the payload is the product id. */
export const stockTopic = "stock_changed";

@Resolver()
export class StockChangedResolver {
  @Subscription(() => ProductStockType, {
    nullable: true,
    topics: stockTopic,
    topicId: ({ args }: { args: { productId: string } }) => args.productId.toLowerCase(),
    description:
      "The product each time its stock changes through a checkout, a payment, a return or a count; select `stock { available }` and any other fields. " +
      "The first event comes at once, with the present state. Changes that arrive faster than the client reads are merged into one event.",
  })
  stockChanged(@Arg("productId", () => ID) productId: string): ProductStockType | null {
    return isUuid(productId) ? productStockOf(productId) : null;
  }
}
