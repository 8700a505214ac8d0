import { adminActionIfAny, adminActionOf } from "@souk/kernel/audit/admin-action-of";
import type { GivenCustomFilter } from "@souk/kernel/custom-fields/custom-filter";
import { RawArgs } from "@souk/kernel/custom-fields/graph/raw-args";
import { graphError } from "@souk/kernel/errors/graph-error";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Args, Authorized, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { attemptKey } from "../idempotency/idempotent-call.js";
import { RefundOrderArgs } from "../refund/refund-inputs.js";
import { RefundOrderResult, toRefundOrderResult } from "../refund/refund-result.js";
import { viewerId } from "../viewer-id.js";
import { ConvertedCartType, convertedCartFrom } from "./converted-cart-type.js";
import { AdvanceOrderArgs, CancelOrderArgs, OrderKeyArgs } from "./order-inputs.js";
import { orderConnectionFrom, OrderConnectionType, OrdersArgs } from "./order-list-types.js";
import { AdvanceOrderResult, CancelOrderResult, toAdvanceOrderResult, toCancelOrderResult } from "./order-results.js";
import { OrderType, orderTypeFrom } from "./order-type.js";

interface CustomFilterArgs {
  readonly filter?: { readonly custom?: GivenCustomFilter | null } | null;
}

/** Shows orders, and lets buyers cancel and admins change them. */
@Resolver()
export class OrderResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Authorized("GUEST")
  @Query(() => OrderConnectionType, {
    nullable: true,
    description: "The viewer's own orders; newest first by default.",
  })
  async orders(
    @Args(() => OrdersArgs) args: OrdersArgs,
    @RawArgs() raw: CustomFilterArgs,
    @Ctx() { viewer }: GraphContext,
  ): Promise<OrderConnectionType> {
    return this.list(args, raw, viewerId(viewer));
  }

  @Authorized("ADMIN")
  @Query(() => OrderConnectionType, {
    nullable: true,
    description: "For admins. The orders of all buyers; newest first by default.",
  })
  async allOrders(
    @Args(() => OrdersArgs) args: OrdersArgs,
    @RawArgs() raw: CustomFilterArgs,
  ): Promise<OrderConnectionType> {
    return this.list(args, raw);
  }

  @Authorized("GUEST")
  @Query(() => OrderType, { nullable: true, description: "By id or number. Another person's order is null." })
  async order(@Args(() => OrderKeyArgs) key: OrderKeyArgs, @Ctx() { viewer }: GraphContext): Promise<OrderType | null> {
    const outcome = await this.domain.findOrder(key, viewer);
    if (outcome.kind === "oneKeyNeeded") throw graphError("BAD_USER_INPUT", "order takes exactly one of id and number");
    return outcome.order && orderTypeFrom(outcome.order);
  }

  @Authorized("GUEST")
  @Query(() => ConvertedCartType, {
    nullable: true,
    description:
      "The version of the viewer's cart that was bought, with its order. Null while no order of this version is paid, and after that order was cancelled.",
  })
  async convertedCart(
    @Arg("version", () => String, { description: "`Cart.version` before the checkout." }) version: string,
    @Ctx() { viewer }: GraphContext,
  ): Promise<ConvertedCartType | null> {
    const order = await this.domain.findConvertedCart(version, viewer);
    return order && convertedCartFrom(version, order);
  }

  @Authorized("GUEST", "LIVE")
  @Mutation(() => CancelOrderResult, {
    nullable: true,
    description:
      "The buyer can cancel before PROCESSING, an admin before COMPLETED. A payment is refunded; held money is released.",
  })
  async cancelOrder(
    @Args(() => CancelOrderArgs) { id, idempotencyKey }: CancelOrderArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof CancelOrderResult> {
    const key = attemptKey("cancelOrder", context, idempotencyKey);
    const answer = await this.domain.runIdempotently(key, { id }, () =>
      this.domain.cancelOrder(id, context.viewer, { action: adminActionIfAny(context, "cancelOrder"), attempt: key }),
    );
    context.reply.idempotencyReplayed = answer.kind === "replayed";
    return toCancelOrderResult(answer);
  }

  @Authorized("ADMIN")
  @Mutation(() => RefundOrderResult, {
    nullable: true,
    description:
      "For admins. Refunds all that is left, or the units in `lines`; never more than was paid. The order becomes REFUNDED once everything is refunded.",
  })
  async refundOrder(
    @Args(() => RefundOrderArgs) { id, idempotencyKey, ...request }: RefundOrderArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof RefundOrderResult> {
    const action = adminActionOf(context, "refundOrder");
    const key = attemptKey("refundOrder", context, idempotencyKey);
    const input = { orderId: id, ...request };
    const answer = await this.domain.runIdempotently(key, input, () =>
      this.domain.refundOrder(input, `admin:${action.actor.userId}`, { action, attempt: key }),
    );
    context.reply.idempotencyReplayed = answer.kind === "replayed";
    return toRefundOrderResult(answer);
  }

  @Authorized("ADMIN")
  @Mutation(() => AdvanceOrderResult, {
    nullable: true,
    description: "For admins. Moves PAID to PROCESSING to COMPLETED.",
  })
  async advanceOrder(
    @Args(() => AdvanceOrderArgs) { id, to }: AdvanceOrderArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof AdvanceOrderResult> {
    return toAdvanceOrderResult(await this.domain.advanceOrder(id, to, adminActionOf(context, "advanceOrder")));
  }

  private async list(
    { filter: own, sort, ...page }: OrdersArgs,
    { filter: given }: CustomFilterArgs,
    buyerId?: string,
  ): Promise<OrderConnectionType> {
    const ofBuyer = buyerId === undefined ? {} : { buyerId };
    const filter = { ...own, custom: given?.custom };
    const outcome = await this.domain.listOrders({ page, filter, sort, ...ofBuyer });
    if (outcome.kind === "badFilter")
      throw graphError("BAD_USER_INPUT", `${outcome.path} ${outcome.message}`, { argument: outcome.path });
    return orderConnectionFrom(outcome);
  }
}
