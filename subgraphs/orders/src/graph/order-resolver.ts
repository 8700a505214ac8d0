import type { GraphContext } from "@souk/kernel/graph-context";
import { graphError } from "@souk/kernel/graph-error";
import type { Viewer } from "@souk/kernel/viewer";
import { Arg, Args, Authorized, Ctx, Directive, ID, Mutation, Query, Resolver } from "type-graphql";
import type { OrdersDomain } from "../domain/orders-domain.js";
import { OrderConnectionType, orderConnectionFrom } from "./order-connection-type.js";
import {
  AdvanceOrderArgs,
  CheckoutInput,
  OrderKeyArgs,
  OrdersArgs,
  PayOrderInput,
  RecordShipmentInput,
} from "./order-inputs.js";
import {
  AdvanceOrderResult,
  CancelOrderResult,
  CheckoutResult,
  PayOrderResult,
  toAdvanceOrderResult,
  toCancelOrderResult,
  toCheckoutResult,
  toPayOrderResult,
} from "./order-results.js";
import { OrderType, orderTypeFrom } from "./order-type.js";

@Resolver()
export class OrderResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Authorized("GUEST")
  @Query(() => OrderConnectionType, { nullable: true, description: "The viewer's own, newest first." })
  async orders(
    @Args(() => OrdersArgs) args: OrdersArgs,
    @Ctx() { viewer }: GraphContext,
  ): Promise<OrderConnectionType> {
    const { filter, ...page } = args;
    return orderConnectionFrom(await this.domain.listOrders({ page, ...filter, buyerId: buyerOf(viewer) }));
  }

  @Authorized("ADMIN")
  @Query(() => OrderConnectionType, { nullable: true, description: "Admins: everyone's, newest first." })
  async allOrders(@Args(() => OrdersArgs) { filter, ...page }: OrdersArgs): Promise<OrderConnectionType> {
    return orderConnectionFrom(await this.domain.listOrders({ page, ...filter }));
  }

  @Authorized("GUEST")
  @Query(() => OrderType, { nullable: true, description: "By id or number. Another person's order is null." })
  async order(@Args(() => OrderKeyArgs) key: OrderKeyArgs, @Ctx() { viewer }: GraphContext): Promise<OrderType | null> {
    const outcome = await this.domain.findOrder(key, viewer);
    if (outcome.kind === "oneKeyNeeded") throw graphError("BAD_USER_INPUT", "order takes exactly one of id and number");
    return outcome.order && orderTypeFrom(outcome.order);
  }

  @Authorized()
  @Mutation(() => CheckoutResult, {
    nullable: true,
    description: "Turns the cart into an order and pays it. Safe to repeat with the same idempotencyKey.",
  })
  async checkout(
    @Arg("input", () => CheckoutInput) input: CheckoutInput,
    @Ctx() { viewer }: GraphContext,
  ): Promise<typeof CheckoutResult> {
    return toCheckoutResult(await this.domain.checkout(input, buyerOf(viewer)));
  }

  @Authorized()
  @Mutation(() => PayOrderResult, {
    nullable: true,
    description: "Pays an order that is still CREATED, after a decline.",
  })
  async payOrder(
    @Arg("input", () => PayOrderInput) input: PayOrderInput,
    @Ctx() { viewer }: GraphContext,
  ): Promise<typeof PayOrderResult> {
    return toPayOrderResult(await this.domain.payOrder(input, buyerOf(viewer)));
  }

  @Authorized("GUEST")
  @Mutation(() => CancelOrderResult, { nullable: true, description: "Its buyer or an admin, before it is paid." })
  async cancelOrder(
    @Arg("id", () => ID) id: string,
    @Ctx() { viewer }: GraphContext,
  ): Promise<typeof CancelOrderResult> {
    return toCancelOrderResult(await this.domain.cancelOrder(id, viewer));
  }

  @Authorized("ADMIN")
  @Mutation(() => AdvanceOrderResult, { nullable: true, description: "Admins: PAID to PROCESSING to COMPLETED." })
  async advanceOrder(@Args(() => AdvanceOrderArgs) { id, to }: AdvanceOrderArgs): Promise<typeof AdvanceOrderResult> {
    return toAdvanceOrderResult(await this.domain.advanceOrder(id, to));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean)
  async recordShipment(@Arg("input", () => RecordShipmentInput) input: RecordShipmentInput): Promise<boolean> {
    await this.domain.recordShipment({ ...input, detail: input.detail ?? null });
    return true;
  }
}

function buyerOf(viewer: Viewer): string {
  if (viewer.kind === "nobody") throw graphError("UNAUTHENTICATED", "Sign in to do this.");
  return viewer.id;
}
