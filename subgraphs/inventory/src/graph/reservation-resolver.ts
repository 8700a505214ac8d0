import { Arg, Authorized, Directive, ID, Mutation, Resolver } from "type-graphql";
import type { InventoryDomain } from "../domain/inventory-domain.js";
import {
  ReceiveStockInput,
  ReserveStockInput,
  ReserveStockResultType,
  StockShortageOfLineType,
} from "./inventory-inputs.js";

/** What the other services ask of inventory. Each is harmless to repeat. */
@Resolver()
export class ReservationResolver {
  constructor(private readonly domain: InventoryDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean)
  async receiveStock(@Arg("input", () => ReceiveStockInput) input: ReceiveStockInput): Promise<boolean> {
    const { quantity, ...receipt } = input;
    await this.domain.store.receive({ ...receipt, delta: quantity, actorId: null });
    return true;
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => ReserveStockResultType)
  async reserveStock(@Arg("input", () => ReserveStockInput) input: ReserveStockInput): Promise<ReserveStockResultType> {
    const shortages = await this.domain.reserveStock(input);
    return Object.assign(new ReserveStockResultType(), {
      shortages: shortages.map((shortage) => Object.assign(new StockShortageOfLineType(), shortage)),
    });
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean)
  async commitReservation(@Arg("orderId", () => ID) orderId: string): Promise<boolean> {
    await this.domain.store.commit(orderId);
    return true;
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean)
  async releaseReservation(@Arg("orderId", () => ID) orderId: string): Promise<boolean> {
    await this.domain.store.release(orderId);
    return true;
  }
}
