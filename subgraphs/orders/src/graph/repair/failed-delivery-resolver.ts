import { adminActionOf } from "@souk/kernel/audit/admin-action-of";
import { oncePerRequest, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Args, Authorized, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { oldestFailed, type OutboxReport } from "../../domain/repair/list-failed-deliveries.js";
import {
  FailedDeliveriesArgs,
  failedDeliveryConnectionFrom,
  FailedDeliveryConnectionType,
  FailedDeliveryType,
  failedDeliveryTypeFrom,
  OutboxType,
  outboxTypeFrom,
  RetryDeliveryResult,
  toRetryDeliveryResult,
} from "./failed-delivery-type.js";

/** Lets admins list and retry failed jobs in the outboxes of all services. */
@Resolver()
export class FailedDeliveryResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Authorized("ADMIN")
  @Query(() => [FailedDeliveryType], {
    nullable: true,
    description:
      "For admins. The failed deliveries of all available services, at most 100, oldest first. `outboxes` shows which services are unavailable; `failedDeliveriesConnection` returns further pages.",
  })
  async failedDeliveries(@Ctx() context: GraphContext): Promise<FailedDeliveryType[]> {
    return oldestFailed(await this.reports(context)).map(failedDeliveryTypeFrom);
  }

  @Authorized("ADMIN")
  @Query(() => FailedDeliveryConnectionType, {
    nullable: true,
    description: "For admins. The failed deliveries of all available services. Each service is asked once per page.",
  })
  async failedDeliveriesConnection(
    @Args(() => FailedDeliveriesArgs) { first, after, sort, service }: FailedDeliveriesArgs,
  ): Promise<FailedDeliveryConnectionType> {
    const page = { first: first ?? null, after: after ?? null };
    return failedDeliveryConnectionFrom(await this.domain.listFailedDeliveries({ page, sort, service }));
  }

  @Authorized("ADMIN")
  @Query(() => [OutboxType], { nullable: true, description: "For admins. The failed deliveries of every service." })
  async outboxes(@Ctx() context: GraphContext): Promise<OutboxType[]> {
    return (await this.reports(context)).map(outboxTypeFrom);
  }

  @Authorized("ADMIN")
  @Mutation(() => RetryDeliveryResult, {
    nullable: true,
    description: "For admins. Retries the delivery, with all its attempts again.",
  })
  async retryDelivery(
    @Arg("id", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof RetryDeliveryResult> {
    return toRetryDeliveryResult(await this.domain.retryDelivery(id, adminActionOf(context, "retryDelivery")), id);
  }

  /** Asks once per request, for any number of fields. */
  private reports(context: GraphContext): Promise<readonly OutboxReport[]> {
    return oncePerRequest(context, this, () => this.domain.reportOutboxes());
  }
}
