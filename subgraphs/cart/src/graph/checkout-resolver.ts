import { buyerOf } from "@souk/kernel/authorization";
import type { GraphContext } from "@souk/kernel/graph-context";
import { Arg, Authorized, Ctx, Directive, Mutation, Query, Resolver } from "type-graphql";
import type { CartDomain } from "../domain/cart-domain.js";
import { RemoveBoughtInput } from "./cart-inputs.js";
import { CheckoutCartType, checkoutCartTypeFrom } from "./checkout-cart-type.js";

/** What orders asks for at a checkout. */
@Resolver()
export class CheckoutResolver {
  constructor(private readonly domain: CartDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => CheckoutCartType, { description: "The viewer's cart without prices." })
  async checkoutCart(@Ctx() context: GraphContext): Promise<CheckoutCartType> {
    return checkoutCartTypeFrom(await this.domain.store.readCart(buyerOf(context).id));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, { description: "Once per order, however often it is asked." })
  async removeBought(@Arg("input", () => RemoveBoughtInput) input: RemoveBoughtInput): Promise<boolean> {
    await this.domain.removeBought(input);
    return true;
  }
}
