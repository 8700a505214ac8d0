import { buyerOf } from "@souk/kernel/authorization";
import type { GraphContext } from "@souk/kernel/graph-context";
import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { CartDomain } from "../domain/cart-domain.js";
import { AddLinesToCartInput, AddToCartInput, SetCartLineInput } from "./cart-inputs.js";
import { AddToCartResult, SetCartLineResult, toAddToCartResult, toSetCartLineResult } from "./cart-results.js";
import { CartType, cartTypeFrom } from "./cart-type.js";
import { AddLinesToCartResult, toAddLinesToCartResult } from "./lines-added-type.js";

@Resolver(() => CartType)
export class CartResolver {
  constructor(private readonly domain: CartDomain) {}

  @Authorized("GUEST")
  @Query(() => CartType, {
    nullable: true,
    description: "The viewer's own, at the catalog's prices of now. Empty, not null, for who has put nothing into it.",
  })
  async cart(@Ctx() context: GraphContext): Promise<CartType> {
    return cartTypeFrom(await this.domain.viewCart(buyerOf(context)));
  }

  @Authorized("ADMIN")
  @Query(() => CartType, {
    nullable: true,
    description: "Admins: another's cart, to help its owner. Empty for who has put nothing into theirs.",
  })
  async customerCart(@Arg("customerId", () => ID) customerId: string): Promise<CartType | null> {
    const cart = await this.domain.viewCustomerCart(customerId);
    return cart && cartTypeFrom(cart);
  }

  @Authorized("GUEST")
  @Mutation(() => AddToCartResult, {
    nullable: true,
    description:
      "Puts a product into the viewer's cart, or more of it. Refused when stock is known to be too little; it is reserved at checkout only.",
  })
  async addToCart(
    @Arg("input", () => AddToCartInput) input: AddToCartInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof AddToCartResult> {
    return toAddToCartResult(await this.domain.addToCart(input, buyerOf(context)));
  }

  @Authorized("GUEST")
  @Mutation(() => AddLinesToCartResult, {
    nullable: true,
    description:
      "Puts many products into the viewer's cart as one change, of each as much as goes: for an order that is bought again, or to undo.",
  })
  async addLinesToCart(
    @Arg("input", () => AddLinesToCartInput) input: AddLinesToCartInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof AddLinesToCartResult> {
    return toAddLinesToCartResult(await this.domain.addLinesToCart(input, buyerOf(context)));
  }

  @Authorized("GUEST")
  @Mutation(() => SetCartLineResult, {
    nullable: true,
    description: "Sets a line to this quantity; 0 takes it away, also where there is none.",
  })
  async setCartLine(
    @Arg("input", () => SetCartLineInput) input: SetCartLineInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof SetCartLineResult> {
    return toSetCartLineResult(await this.domain.setCartLine(input, buyerOf(context)));
  }

  @Authorized("GUEST")
  @Mutation(() => CartType, { nullable: true, description: "Takes every line away." })
  async clearCart(@Ctx() context: GraphContext): Promise<CartType> {
    return cartTypeFrom(await this.domain.clearCart(buyerOf(context)));
  }
}
