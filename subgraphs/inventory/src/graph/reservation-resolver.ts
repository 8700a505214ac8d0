import { graphError } from "@souk/kernel/errors/graph-error";
import { isUuid } from "@souk/kernel/values/uuid";
import { Arg, Args, Authorized, Directive, ID, Mutation, Resolver } from "type-graphql";
import type { InventoryDomain } from "../domain/inventory-domain.js";
import {
  ReceiveStockInput,
  ReleaseReservationArgs,
  ReserveStockInput,
  ReserveStockResultType,
  ReturnStockInput,
  StockShortageOfLineType,
} from "./inventory-inputs.js";
import { badInput } from "./inventory-results.js";
import { SetStockLevelsInput, StockLevelOfLineType } from "./set-stock-levels-type.js";

/** Operations for other services. Each is idempotent. */
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
  @Mutation(() => [StockLevelOfLineType], {
    description: "Sets many levels to the counts of a stock list; a line below the reserved units changes nothing.",
  })
  async setStockLevels(
    @Arg("input", () => SetStockLevelsInput) input: SetStockLevelsInput,
  ): Promise<StockLevelOfLineType[]> {
    const outcome = await this.domain.setStockLevels(input);
    if (outcome.kind === "invalid") throw badInput(outcome.fields);
    return outcome.levels.map((level) => Object.assign(new StockLevelOfLineType(), level));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => ReserveStockResultType)
  async reserveStock(@Arg("input", () => ReserveStockInput) input: ReserveStockInput): Promise<ReserveStockResultType> {
    const outcome = await this.domain.reserveStock(input);
    if (outcome.kind === "invalid") throw badInput(outcome.fields);
    const { expiresAt } = outcome;
    return Object.assign(new ReserveStockResultType(), {
      expiresAt,
      shortages: outcome.shortages.map((shortage) => Object.assign(new StockShortageOfLineType(), shortage)),
    });
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, {
    description:
      "Call when the payment is under way or unknown: from then on the reservation ends only by commit or release. " +
      "False when the order has no complete open reservation any more: reserve again.",
  })
  async holdReservation(@Arg("orderId", () => ID) orderId: string): Promise<boolean> {
    return this.domain.reservations.hold(orderIdOf(orderId));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, {
    description:
      "Sells the reserved units, also after the reservation has expired if no other order has taken one of them. " +
      "False when they are not sold, now or earlier: reserve again, or refund the payment.",
  })
  async commitReservation(@Arg("orderId", () => ID) orderId: string): Promise<boolean> {
    return this.domain.reservations.commit(orderIdOf(orderId));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean)
  async releaseReservation(
    @Args(() => ReleaseReservationArgs) { orderId, expiresAt }: ReleaseReservationArgs,
  ): Promise<boolean> {
    await this.domain.reservations.release(orderIdOf(orderId), expiresAt ?? null);
    return true;
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, {
    description:
      "Puts units that the order bought back on hand, at most those not yet returned; commits a reservation that is still open first. False when that is less than a line asks for.",
  })
  async returnStock(@Arg("input", () => ReturnStockInput) input: ReturnStockInput): Promise<boolean> {
    const outcome = await this.domain.returnStock(input);
    if (outcome.kind === "invalid") throw badInput(outcome.fields);
    return outcome.kind === "returned";
  }
}

function orderIdOf(text: string): string {
  if (!isUuid(text)) throw graphError("BAD_USER_INPUT", "orderId must be an id", { argument: "orderId" });
  return text;
}
