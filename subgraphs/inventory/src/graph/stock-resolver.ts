import { adminActionOf } from "@souk/kernel/audit/admin-action-of";
import { batchLoader } from "@souk/kernel/peers/batch-loader";
import { oncePerRequest, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import { isUuid } from "@souk/kernel/values/uuid";
import { isAdmin } from "@souk/kernel/identity/viewer";
import { Arg, Authorized, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { InventoryDomain } from "../domain/inventory-domain.js";
import { AdjustStockInput } from "./inventory-inputs.js";
import { AdjustStockResult, toAdjustStockResult } from "./inventory-results.js";
import { ProductKindEnum, ProductStockType, StockType, stockTypeFrom } from "./product-stock-type.js";

@Resolver(() => ProductStockType)
export class StockResolver {
  private readonly loaderKey = {};

  constructor(private readonly domain: InventoryDomain) {}

  @Directive('@requires(fields: "kind")')
  @FieldResolver(() => StockType, {
    nullable: true,
    description:
      "From inventory. Null for a course, and while inventory is unavailable; the product itself still loads.",
  })
  async stock(@Root() { id, kind }: ProductStockType, @Ctx() context: GraphContext): Promise<StockType | null> {
    if (kind === ProductKindEnum.COURSE || !isUuid(id)) return null;
    const levels = oncePerRequest(context, this.loaderKey, () =>
      batchLoader(
        (ids) => this.domain.stockLevels(ids),
        (level) => level.productId,
      ),
    );
    return stockTypeFrom(await levels.load(id), isAdmin(context.viewer));
  }

  @Authorized("ADMIN")
  @Mutation(() => AdjustStockResult, {
    nullable: true,
    description: "For admins. Adds or removes units by hand; writes a movement.",
  })
  async adjustStock(
    @Arg("input", () => AdjustStockInput) input: AdjustStockInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof AdjustStockResult> {
    const idempotencyKey = input.idempotencyKey ?? context.idempotencyKey;
    const outcome = await this.domain.adjustStock({ ...input, idempotencyKey }, adminActionOf(context, "adjustStock"));
    context.reply.idempotencyReplayed = "replayed" in outcome;
    return toAdjustStockResult(outcome);
  }
}
