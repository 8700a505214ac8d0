import { adminActOf } from "@souk/kernel/admin-act-of";
import { oncePerRequest, type GraphContext } from "@souk/kernel/graph-context";
import { notFound } from "@souk/kernel/graph/problem-types";
import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { oldestFailed, type OutboxReport } from "../domain/failed-deliveries.js";
import type { OrdersDomain } from "../domain/orders-domain.js";
import {
  FailedDeliveryType,
  failedDeliveryTypeFrom,
  OutboxType,
  outboxTypeFrom,
  RetryDeliveryResult,
  toRetryDeliveryResult,
} from "./failed-delivery-type.js";
import { RepairOrderResult } from "./order-results.js";
import { orderTypeFrom } from "./order-type.js";
import { StuckOrderType, stuckOrderTypeFrom } from "./stuck-order-type.js";

/** What admins see of orders that did not come to their end by themselves, and what they can do. */
@Resolver()
export class RepairResolver {
  constructor(private readonly domain: OrdersDomain) {}

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
  async repairOrder(@Arg("id", () => ID) id: string, @Ctx() context: GraphContext): Promise<typeof RepairOrderResult> {
    const outcome = await this.domain.repairOrder(id, adminActOf(context, "repairOrder"));
    return outcome.kind === "repaired" ? orderTypeFrom(outcome.order) : notFound(`There is no order ${id}.`);
  }

  @Authorized("ADMIN")
  @Query(() => [FailedDeliveryType], {
    nullable: true,
    description: "Admins: of all services that answer, at most 100, oldest first. `outboxes` tells which do not.",
  })
  async failedDeliveries(@Ctx() context: GraphContext): Promise<FailedDeliveryType[]> {
    return oldestFailed(await this.reports(context)).map(failedDeliveryTypeFrom);
  }

  @Authorized("ADMIN")
  @Query(() => [OutboxType], { nullable: true, description: "Admins: of every service, what it has given up." })
  async outboxes(@Ctx() context: GraphContext): Promise<OutboxType[]> {
    return (await this.reports(context)).map(outboxTypeFrom);
  }

  @Authorized("ADMIN")
  @Mutation(() => RetryDeliveryResult, { nullable: true, description: "Admins. Sends it again, with all its tries." })
  async retryDelivery(
    @Arg("id", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof RetryDeliveryResult> {
    return toRetryDeliveryResult(await this.domain.retryDelivery(id, adminActOf(context, "retryDelivery")), id);
  }

  /** Asked once a request, however many fields want them. */
  private reports(context: GraphContext): Promise<readonly OutboxReport[]> {
    return oncePerRequest(context, this, () => this.domain.reportOutboxes());
  }
}
