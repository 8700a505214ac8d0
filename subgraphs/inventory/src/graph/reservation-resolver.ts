import { graphError } from "@souk/kernel/graph-error";
import { isUuid } from "@souk/kernel/uuid";
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
import { SetStockLevelsInput, StockLevelOfLineType } from "./set-stock-levels-types.js";

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
  @Mutation(() => [StockLevelOfLineType], {
    description: "Puts many levels to what a list of stock says; a line below what is reserved stays as it is.",
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
      "The payment is under way or unknown: from now on the reservation ends only by commit or release. " +
      "False when the order has no open reservation any more: reserve anew.",
  })
  async holdReservation(@Arg("orderId", () => ID) orderId: string): Promise<boolean> {
    return this.domain.reservations.hold(orderIdOf(orderId));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, {
    description:
      "The reserved units leave; also after the reservation has expired, while nobody has taken one of them. " +
      "False when they have not left, now or before: reserve anew, or give the money back.",
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
      "What the order bought is on hand again; a reservation that is still open is committed first. False, and nothing is taken back, when a line is more than the order bought and has not given back.",
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
