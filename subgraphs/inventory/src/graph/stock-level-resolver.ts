import { adminActionOf } from "@souk/kernel/audit/admin-action-of";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Args, Authorized, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { InventoryDomain } from "../domain/inventory-domain.js";
import { SetStockInput } from "./inventory-inputs.js";
import { SetStockResult, toSetStockResult } from "./inventory-results.js";
import { StockLevelConnectionType, stockLevelConnectionFrom, StockLevelsArgs } from "./stock-level-type.js";

@Resolver()
export class StockLevelResolver {
  constructor(private readonly domain: InventoryDomain) {}

  @Authorized("ADMIN")
  @Query(() => StockLevelConnectionType, {
    nullable: true,
    description: "For admins. The levels of all products that were ever received or counted, sorted by `sort`.",
  })
  async stockLevels(
    @Args(() => StockLevelsArgs) { filter, sort, ...page }: StockLevelsArgs,
  ): Promise<StockLevelConnectionType> {
    const list = await this.domain.listStockLevels({ page, filter: filter ?? {}, sort: sort ?? null });
    return stockLevelConnectionFrom(list);
  }

  @Authorized("ADMIN")
  @Mutation(() => SetStockResult, {
    nullable: true,
    description: "For admins. Sets the units on hand to a counted number; writes a movement with the difference.",
  })
  async setStock(
    @Arg("input", () => SetStockInput) input: SetStockInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof SetStockResult> {
    const idempotencyKey = input.idempotencyKey ?? context.idempotencyKey;
    const outcome = await this.domain.setStock({ ...input, idempotencyKey }, adminActionOf(context, "setStock"));
    context.reply.idempotencyReplayed = "replayed" in outcome;
    return toSetStockResult(outcome);
  }
}
