import { adminActOf } from "@souk/kernel/admin-act-of";
import { oncePerRequest, type GraphContext } from "@souk/kernel/graph-context";
import { Arg, Args, Authorized, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { oldestFailed, type OutboxReport } from "../domain/list-failed-deliveries.js";
import type { OrdersDomain } from "../domain/orders-domain.js";
import {
  FailedDeliveriesArgs,
  FailedDeliveryConnectionType,
  failedDeliveryConnectionFrom,
} from "./failed-delivery-connection-type.js";
import {
  FailedDeliveryType,
  failedDeliveryTypeFrom,
  OutboxType,
  outboxTypeFrom,
  RetryDeliveryResult,
  toRetryDeliveryResult,
} from "./failed-delivery-type.js";

/** What admins see of messages that nobody took, in the outboxes of all services, and what they can do. */
@Resolver()
export class FailedDeliveryResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Authorized("ADMIN")
  @Query(() => [FailedDeliveryType], {
    nullable: true,
    description:
      "Admins: of all services that answer, at most 100, oldest first. `outboxes` tells which do not, and `failedDeliveriesConnection` goes on from there.",
  })
  async failedDeliveries(@Ctx() context: GraphContext): Promise<FailedDeliveryType[]> {
    return oldestFailed(await this.reports(context)).map(failedDeliveryTypeFrom);
  }

  @Authorized("ADMIN")
  @Query(() => FailedDeliveryConnectionType, {
    nullable: true,
    description: "Admins: of all services that answer. Each is asked once, for no more than the page can show.",
  })
  async failedDeliveriesConnection(
    @Args(() => FailedDeliveriesArgs) { first, after, sort, service }: FailedDeliveriesArgs,
  ): Promise<FailedDeliveryConnectionType> {
    const page = { first: first ?? null, after: after ?? null };
    return failedDeliveryConnectionFrom(await this.domain.listFailedDeliveries({ page, sort, service }));
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
