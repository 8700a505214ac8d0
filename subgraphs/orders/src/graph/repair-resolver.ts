import { notFound } from "@souk/kernel/graph/problem-types";
import { Arg, Authorized, ID, Mutation, Query, Resolver } from "type-graphql";
import type { FailedDeliveries } from "../domain/failed-deliveries.js";
import type { OrdersDomain } from "../domain/orders-domain.js";
import { FailedDeliveryType, failedDeliveryTypeFrom, RetryDeliveryResult } from "./failed-delivery-type.js";
import { RepairOrderResult } from "./order-results.js";
import { orderTypeFrom } from "./order-type.js";
import { StuckOrderType, stuckOrderTypeFrom } from "./stuck-order-type.js";

/** What admins see of orders that did not come to their end by themselves, and what they can do. */
@Resolver()
export class RepairResolver {
  constructor(
    private readonly domain: OrdersDomain,
    private readonly deliveries: FailedDeliveries,
  ) {}

  @Authorized("ADMIN")
  @Query(() => [StuckOrderType], { nullable: true, description: "Admins: at most 100, oldest first." })
  async stuckOrders(): Promise<StuckOrderType[]> {
    return (await this.domain.stuckOrders()).map(stuckOrderTypeFrom);
  }

  @Authorized("ADMIN")
  @Mutation(() => RepairOrderResult, {
    nullable: true,
    description: "Admins. Tries everything that is open about the order once more; harmless where nothing is.",
  })
  async repairOrder(@Arg("id", () => ID) id: string): Promise<typeof RepairOrderResult> {
    const outcome = await this.domain.repairOrder(id);
    return outcome.kind === "repaired" ? orderTypeFrom(outcome.order) : notFound(`There is no order ${id}.`);
  }

  @Authorized("ADMIN")
  @Query(() => [FailedDeliveryType], { nullable: true, description: "Admins: at most 100, oldest first." })
  async failedDeliveries(): Promise<FailedDeliveryType[]> {
    return (await this.deliveries.list()).map(failedDeliveryTypeFrom);
  }

  @Authorized("ADMIN")
  @Mutation(() => RetryDeliveryResult, { nullable: true, description: "Admins. Sends it again, with all its tries." })
  async retryDelivery(@Arg("id", () => ID) id: string): Promise<typeof RetryDeliveryResult> {
    const job = await this.deliveries.retry(id);
    return job ? failedDeliveryTypeFrom(job) : notFound(`There is no failed delivery ${id}.`);
  }
}
