import { buyerOf as buyerIn } from "@souk/kernel/identity/authorization";
import { adminActIfAny, adminActOf } from "@souk/kernel/audit/admin-act-of";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { graphError } from "@souk/kernel/errors/graph-error";
import type { Viewer } from "@souk/kernel/identity/viewer";
import { Arg, Args, Authorized, Ctx, Directive, Mutation, Query, Resolver } from "type-graphql";
import type { AttemptKey } from "../../domain/idempotency/attempt-store.js";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { CheckoutResult, PayOrderResult, toCheckoutResult, toPayOrderResult } from "../checkout/checkout-results.js";
import { OrderConnectionType, orderConnectionFrom } from "../order-connection-type.js";
import {
  AdvanceOrderArgs,
  CancelOrderArgs,
  CheckoutInput,
  OrderKeyArgs,
  ExpireReservationInput,
  PaymentSettledInput,
  PayOrderInput,
  RecordShipmentInput,
  RefundOrderArgs,
  RefundSettledInput,
} from "./order-inputs.js";
import { OrdersArgs } from "./order-list-types.js";
import {
  AdvanceOrderResult,
  CancelOrderResult,
  RefundOrderResult,
  toAdvanceOrderResult,
  toCancelOrderResult,
  toRefundOrderResult,
} from "./order-results.js";
import { OrderType, orderTypeFrom } from "./order-type.js";

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
    @Ctx() { viewer }: GraphContext,
  ): Promise<OrderConnectionType> {
    return this.list(args, buyerOf(viewer));
  }

  @Authorized("ADMIN")
  @Query(() => OrderConnectionType, {
    nullable: true,
    description: "For admins. The orders of all buyers; newest first by default.",
  })
  async allOrders(@Args(() => OrdersArgs) args: OrdersArgs): Promise<OrderConnectionType> {
    return this.list(args);
  }

  @Authorized("GUEST")
  @Query(() => OrderType, { nullable: true, description: "By id or number. Another person's order is null." })
  async order(@Args(() => OrderKeyArgs) key: OrderKeyArgs, @Ctx() { viewer }: GraphContext): Promise<OrderType | null> {
    const outcome = await this.domain.findOrder(key, viewer);
    if (outcome.kind === "oneKeyNeeded") throw graphError("BAD_USER_INPUT", "order takes exactly one of id and number");
    return outcome.order && orderTypeFrom(outcome.order);
  }

  @Authorized("GUEST", "LIVE")
  @Mutation(() => CheckoutResult, {
    nullable: true,
    description: "Turns the cart into an order and pays it. Safe to repeat with the same idempotencyKey.",
  })
  async checkout(
    @Arg("input", () => CheckoutInput) input: CheckoutInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof CheckoutResult> {
    const outcome = await this.domain.checkout(input, buyerIn(context));
    if ("replayed" in outcome) context.reply.idempotencyReplayed = true;
    return toCheckoutResult(outcome);
  }

  @Authorized("GUEST", "LIVE")
  @Mutation(() => PayOrderResult, {
    nullable: true,
    description:
      "Pays an order that is still CREATED, for example after a decline. Reserves stock again if the reservation has expired; a product that is sold out by then is a Conflict that names it. While a payment waits for the buyer, charges nothing and returns the outcome of that payment.",
  })
  async payOrder(
    @Arg("input", () => PayOrderInput) input: PayOrderInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof PayOrderResult> {
    const outcome = await this.domain.payOrder(input, buyerOf(context.viewer));
    if ("replayed" in outcome) context.reply.idempotencyReplayed = true;
    return toPayOrderResult(outcome);
  }

  @Authorized("GUEST", "LIVE")
  @Mutation(() => CancelOrderResult, {
    nullable: true,
    description: "The buyer can cancel before PROCESSING, an admin before COMPLETED. A payment is refunded.",
  })
  async cancelOrder(
    @Args(() => CancelOrderArgs) { id, idempotencyKey }: CancelOrderArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof CancelOrderResult> {
    const key = attemptKey("cancelOrder", context, idempotencyKey);
    const answer = await this.domain.runIdempotently(key, { id }, () =>
      this.domain.cancelOrder(id, context.viewer, { action: adminActIfAny(context, "cancelOrder"), attempt: key }),
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
    const action = adminActOf(context, "refundOrder");
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
    return toAdvanceOrderResult(await this.domain.advanceOrder(id, to, adminActOf(context, "advanceOrder")));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean)
  async paymentSettled(@Arg("input", () => PaymentSettledInput) input: PaymentSettledInput): Promise<boolean> {
    const { orderId, eventId, paymentId, outcome, declineCode } = input;
    const decline = { declineCode: declineCode ?? "card_declined", paymentId: paymentId ?? eventId };
    const failed = { outcome: "FAILED", ...decline } as const;
    await this.domain.handlePaymentEvent(orderId, outcome === "SUCCEEDED" ? { outcome } : failed);
    return true;
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, {
    description:
      "Inventory calls this before and at the end of a reservation. True: the units can be released at the end, and an event of the order records it. " +
      "False: hold them, because the payment is made, under way or unknown.",
  })
  async expireReservation(@Arg("input", () => ExpireReservationInput) input: ExpireReservationInput): Promise<boolean> {
    return (await this.domain.expireReservation(input)) === "release";
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean)
  async refundSettled(@Arg("input", () => RefundSettledInput) input: RefundSettledInput): Promise<boolean> {
    await this.domain.handleRefundEvent(input.refundId, input.outcome === "SUCCEEDED" ? "DONE" : "FAILED");
    return true;
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean)
  async recordShipment(@Arg("input", () => RecordShipmentInput) input: RecordShipmentInput): Promise<boolean> {
    const { detail = null, lines = null, replaces = null, hasLeft = null } = input;
    const { isChange, isCancelled, hasOrderLeft } = input;
    await this.domain.recordShipment({
      ...input,
      detail,
      lines,
      replaces,
      hasLeft,
      isChange: isChange ?? false,
      isCancelled: isCancelled ?? false,
      hasOrderLeft: hasOrderLeft ?? false,
    });
    return true;
  }

  private async list({ filter, sort, ...page }: OrdersArgs, buyerId?: string): Promise<OrderConnectionType> {
    const whose = buyerId === undefined ? {} : { buyerId };
    const outcome = await this.domain.listOrders({ page, filter, sort, ...whose });
    if (outcome.kind === "badFilter")
      throw graphError("BAD_USER_INPUT", `${outcome.path} ${outcome.message}`, { argument: outcome.path });
    return orderConnectionFrom(outcome);
  }
}

function buyerOf(viewer: Viewer): string {
  if (viewer.kind === "nobody") throw graphError("UNAUTHENTICATED", "Sign in to do this.");
  return viewer.id;
}

/** Returns the caller's idempotency key, from the argument or from the header Idempotency-Key. */
function attemptKey(
  operation: AttemptKey["operation"],
  { viewer, idempotencyKey: header }: GraphContext,
  argument: string | null | undefined,
): AttemptKey | null {
  const key = argument ?? header;
  if (key === undefined) return null;
  if (key.length < 1 || key.length > 200)
    throw graphError("BAD_USER_INPUT", "idempotencyKey must be 1 to 200 characters");
  return { buyerId: buyerOf(viewer), operation, key };
}
