import { IdempotencyKeyReusedType, keyReused } from "@souk/kernel/graph/idempotency-problem-type";
import {
  invalidInput,
  InvalidInputType,
  serviceUnavailable,
  ServiceUnavailableType,
} from "@souk/kernel/graph/problem-types";
import {
  alreadyOwned,
  AlreadyOwnedType,
  productUnavailable,
  ProductUnavailableType,
} from "@souk/kernel/graph/purchase/purchase-problem-types";
import { ruleRefused, RuleRefusedType } from "@souk/kernel/graph/purchase/rule-types";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { unreachable } from "@souk/kernel/values/unreachable";
import { Arg, Authorized, createUnionType, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import type { EnrollForFreeOutcome } from "../../domain/checkout/enroll-for-free.js";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { OrderType, orderTypeFrom } from "../order/order-type.js";
import { priceChanged, PriceChangedType } from "../payment/payment-problem-types.js";
import { viewerId } from "../viewer-id.js";
import { unavailableMessage } from "./checkout-result.js";

@InputType()
export class EnrollForFreeInput {
  @Field(() => ID, { description: "The product of a course whose price is 0." })
  productId!: string;

  @Field(() => String, {
    description:
      "Shared with `checkout`. A repeat with the same key and product returns the same order; the same key with another request is IdempotencyKeyReused. 1 to 200 characters.",
  })
  idempotencyKey!: string;
}

export const EnrollForFreeResult = createUnionType({
  name: "EnrollForFreeResult",
  types: () =>
    [
      OrderType,
      ProductUnavailableType,
      AlreadyOwnedType,
      RuleRefusedType,
      PriceChangedType,
      IdempotencyKeyReusedType,
      ServiceUnavailableType,
      InvalidInputType,
    ] as const,
});

function toEnrollForFreeResult(outcome: EnrollForFreeOutcome): typeof EnrollForFreeResult {
  switch (outcome.kind) {
    case "paid":
      return orderTypeFrom(outcome.order);
    case "productUnavailable": {
      const { productId, reason } = outcome;
      // a product that is not on sale may be a draft
      return productUnavailable(reason ? productId : null, unavailableMessage[reason ?? "notOnSale"]);
    }
    case "alreadyOwned":
      return alreadyOwned(outcome.productId);
    case "priceChanged":
      return priceChanged(outcome.total);
    case "ruleRefused":
      return ruleRefused(outcome);
    case "keyReused":
      return keyReused();
    case "serviceUnavailable":
      return serviceUnavailable(outcome.service);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

/** Enrolls users in courses that cost nothing. */
@Resolver()
export class EnrollForFreeResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Authorized("LIVE")
  @Mutation(() => EnrollForFreeResult, {
    nullable: true,
    description:
      "Enrolls the user in a course whose price is 0, by an order of 0 without a payment. The rest of the cart does not change. ProductUnavailable for a product that is not a course, PriceChanged when the course is not free any more: nothing is ordered then.",
  })
  async enrollForFree(
    @Arg("input", () => EnrollForFreeInput) input: EnrollForFreeInput,
    @Ctx() { viewer, locale, reply }: GraphContext,
  ): Promise<typeof EnrollForFreeResult> {
    const outcome = await this.domain.enrollForFree(input, viewerId(viewer), locale);
    if ("replayed" in outcome) reply.idempotencyReplayed = true;
    return toEnrollForFreeResult(outcome);
  }
}
