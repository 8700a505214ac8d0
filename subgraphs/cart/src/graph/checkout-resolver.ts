import { graphError } from "@souk/kernel/errors/graph-error";
import { buyerOf } from "@souk/kernel/identity/authorization";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { isUuid } from "@souk/kernel/values/uuid";
import { Arg, Authorized, Ctx, Directive, ID, Mutation, Query, Resolver } from "type-graphql";
import type { CartDomain } from "../domain/cart-domain.js";
import { RemoveBoughtInput } from "./cart-inputs.js";
import { CheckoutCartType, checkoutCartTypeFrom } from "./checkout-cart-type.js";

/** The fields that orders calls for the contents of a cart. */
@Resolver()
export class CheckoutResolver {
  constructor(private readonly domain: CartDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => CheckoutCartType, { description: "The viewer's cart without prices." })
  async checkoutCart(@Ctx() context: GraphContext): Promise<CheckoutCartType> {
    return this.cartOf(buyerOf(context).id);
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => CheckoutCartType, { description: "The cart of any buyer without prices." })
  async checkoutCartOf(@Arg("buyerId", () => ID) buyerId: string): Promise<CheckoutCartType> {
    if (!isUuid(buyerId)) throw graphError("BAD_USER_INPUT", "buyerId must be an id", { argument: "buyerId" });
    return this.cartOf(buyerId);
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, { description: "Removes bought units once per order; a repeat changes nothing." })
  async removeBought(@Arg("input", () => RemoveBoughtInput) input: RemoveBoughtInput): Promise<boolean> {
    await this.domain.removeBought(input);
    return true;
  }

  private async cartOf(buyerId: string): Promise<CheckoutCartType> {
    const { store, lineFields } = this.domain;
    return checkoutCartTypeFrom(buyerId, await store.readCart(buyerId), lineFields);
  }
}
