import { Args, Authorized, Query, Resolver } from "type-graphql";
import type { InventoryDomain } from "../domain/inventory-domain.js";
import { movementConnectionFrom, StockMovementConnectionType, StockMovementsArgs } from "./stock-movement-type.js";

@Resolver()
export class StockMovementResolver {
  constructor(private readonly domain: InventoryDomain) {}

  @Authorized("ADMIN")
  @Query(() => StockMovementConnectionType, {
    nullable: true,
    description: "For admins. Every change of the units on hand, for one product or for all, sorted by `sort`.",
  })
  async stockMovements(
    @Args(() => StockMovementsArgs) { productId, filter, sort, ...page }: StockMovementsArgs,
  ): Promise<StockMovementConnectionType> {
    return movementConnectionFrom(
      await this.domain.listMovements({ productId: productId ?? null, filter: filter ?? {}, sort: sort ?? null, page }),
    );
  }
}
