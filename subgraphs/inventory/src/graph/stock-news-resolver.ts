import { isUuid } from "@souk/kernel/uuid";
import { Arg, ID, Resolver, Subscription } from "type-graphql";
import { ProductStockType, productStockOf } from "./product-stock-type.js";
import { stockTopic } from "./stock-topic.js";

@Resolver()
export class StockNewsResolver {
  @Subscription(() => ProductStockType, {
    nullable: true,
    topics: stockTopic,
    topicId: ({ args }: { args: { productId: string } }) => args.productId.toLowerCase(),
    description:
      "The product each time its stock changes, by a checkout, a payment, a return or a count; ask for `stock { available }` and whatever else is wanted of it. " +
      "The first event comes at once, with the present state. Changes that come faster than they can be read are told as one.",
  })
  stockChanged(@Arg("productId", () => ID) productId: string): ProductStockType | null {
    return isUuid(productId) ? productStockOf(productId) : null;
  }
}
