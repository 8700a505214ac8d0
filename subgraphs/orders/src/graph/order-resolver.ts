import { buyerOf as buyerIn } from "@souk/kernel/authorization";
import { adminActIfAny, adminActOf } from "@souk/kernel/admin-act-of";
import type { GraphContext } from "@souk/kernel/graph-context";
import { graphError } from "@souk/kernel/graph-error";
import type { Viewer } from "@souk/kernel/viewer";
import { Arg, Args, Authorized, Ctx, Directive, Mutation, Query, Resolver } from "type-graphql";
import type { AttemptKey } from "../domain/order-store.js";
import type { OrdersDomain } from "../domain/orders-domain.js";
import { CheckoutResult, PayOrderResult, toCheckoutResult, toPayOrderResult } from "./checkout-results.js";
import { OrderConnectionType, orderConnectionFrom } from "./order-connection-type.js";
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
import { OrdersArgs } from "./order-list-args.js";
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
    description: "The viewer's own; newest first where no sort is given.",
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
    description: "Admins: everyone's; newest first where no sort is given.",
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
      "Pays an order that is still CREATED, after a decline. Stock is reserved anew where that had expired; what is sold out by then is a Conflict that names it. While a payment waits for the buyer it charges nothing and tells what became of that one.",
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
    description: "Its buyer before PROCESSING, an admin before COMPLETED. What was paid goes back.",
  })
  async cancelOrder(
    @Args(() => CancelOrderArgs) { id, idempotencyKey }: CancelOrderArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof CancelOrderResult> {
    const key = attemptKey("cancelOrder", context, idempotencyKey);
    const answer = await this.domain.repeatable(
      key,
      { id },
      () => this.domain.cancelOrder(id, context.viewer, adminActIfAny(context, "cancelOrder")),
      (outcome) => (outcome.kind === "cancelled" ? outcome.order : null),
    );
    context.reply.idempotencyReplayed = answer.kind === "replayed";
    return toCancelOrderResult(answer);
  }

  @Authorized("ADMIN")
  @Mutation(() => RefundOrderResult, {
    nullable: true,
    description:
      "Admins. Gives back all that is left, or the units that `lines` names; never more than was paid. The order is REFUNDED once all of it is back.",
  })
  async refundOrder(
    @Args(() => RefundOrderArgs) { id, idempotencyKey, ...wanted }: RefundOrderArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof RefundOrderResult> {
    const act = adminActOf(context, "refundOrder");
    const key = attemptKey("refundOrder", context, idempotencyKey);
    const input = { orderId: id, ...wanted };
    const answer = await this.domain.repeatable(
      key,
      input,
      () => this.domain.refundOrder(input, `admin:${act.actor.userId}`, act),
      (outcome) => (outcome.kind === "refunding" ? outcome.order : null),
    );
    context.reply.idempotencyReplayed = answer.kind === "replayed";
    return toRefundOrderResult(answer);
  }

  @Authorized("ADMIN")
  @Mutation(() => AdvanceOrderResult, { nullable: true, description: "Admins: PAID to PROCESSING to COMPLETED." })
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
    await this.domain.takePaymentNews(orderId, outcome === "SUCCEEDED" ? { outcome } : failed);
    return true;
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, {
    description:
      "Inventory asks when a reservation is about to end, and when it ends. True: the units may go then, and the order says so. " +
      "False: hold them; the payment is made, under way or unknown.",
  })
  async expireReservation(@Arg("input", () => ExpireReservationInput) input: ExpireReservationInput): Promise<boolean> {
    return (await this.domain.expireReservation(input)) === "release";
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean)
  async refundSettled(@Arg("input", () => RefundSettledInput) input: RefundSettledInput): Promise<boolean> {
    await this.domain.takeRefundNews(input.refundId, input.outcome === "SUCCEEDED" ? "DONE" : "FAILED");
    return true;
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean)
  async recordShipment(@Arg("input", () => RecordShipmentInput) input: RecordShipmentInput): Promise<boolean> {
    await this.domain.recordShipment({ ...input, detail: input.detail ?? null });
    return true;
  }

  private async list({ filter, sort, ...page }: OrdersArgs, buyerId?: string): Promise<OrderConnectionType> {
    const whose = buyerId === undefined ? {} : { buyerId };
    const outcome = await this.domain.listOrders({ page, wanted: filter, sort, ...whose });
    if (outcome.kind === "badFilter")
      throw graphError("BAD_USER_INPUT", `${outcome.path} ${outcome.message}`, { argument: outcome.path });
    return orderConnectionFrom(outcome);
  }
}

function buyerOf(viewer: Viewer): string {
  if (viewer.kind === "nobody") throw graphError("UNAUTHENTICATED", "Sign in to do this.");
  return viewer.id;
}

/** The name that the caller gave this attempt, in the argument or in the header Idempotency-Key. */
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
