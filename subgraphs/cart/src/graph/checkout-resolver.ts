import { buyerOf } from "@souk/kernel/identity/authorization";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, Directive, Mutation, Query, Resolver } from "type-graphql";
import type { CartDomain } from "../domain/cart-domain.js";
import { RemoveBoughtInput } from "./cart-inputs.js";
import { CheckoutCartType, checkoutCartTypeFrom } from "./checkout-cart-type.js";

/** The fields that orders calls for a checkout. */
@Resolver()
export class CheckoutResolver {
  constructor(private readonly domain: CartDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => CheckoutCartType, { description: "The viewer's cart without prices." })
  async checkoutCart(@Ctx() context: GraphContext): Promise<CheckoutCartType> {
    const { id } = buyerOf(context);
    return checkoutCartTypeFrom(id, await this.domain.store.readCart(id), this.domain.lineFields);
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, { description: "Removes bought units once per order; a repeat changes nothing." })
  async removeBought(@Arg("input", () => RemoveBoughtInput) input: RemoveBoughtInput): Promise<boolean> {
    await this.domain.removeBought(input);
    return true;
  }
}
