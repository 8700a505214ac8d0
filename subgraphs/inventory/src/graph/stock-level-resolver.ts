import { adminActOf } from "@souk/kernel/admin-act-of";
import type { GraphContext } from "@souk/kernel/graph-context";
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
    description: "Admins. What there is of every product that was ever received or counted, as `sort` has it.",
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
    description: "Admins. Puts what is on hand to what was counted; writes a movement of the difference.",
  })
  async setStock(
    @Arg("input", () => SetStockInput) input: SetStockInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof SetStockResult> {
    const idempotencyKey = input.idempotencyKey ?? context.idempotencyKey;
    const outcome = await this.domain.setStock({ ...input, idempotencyKey }, adminActOf(context, "setStock"));
    context.reply.idempotencyReplayed = "replayed" in outcome;
    return toSetStockResult(outcome);
  }
}
