import { RawArgs, withCustom, type CustomInputArgs } from "@souk/kernel/custom-fields/graph/raw-args";
import { graphError } from "@souk/kernel/errors/graph-error";
import { buyerOf } from "@souk/kernel/identity/authorization";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { CartDomain } from "../domain/cart-domain.js";
import { AddLinesToCartInput, AddToCartInput, expectedVersion, SetCartLineInput } from "./cart-inputs.js";
import {
  AddToCartResult,
  otherVersion,
  SetCartLineResult,
  toAddToCartResult,
  toSetCartLineResult,
} from "./cart-results.js";
import { CartType, cartTypeFrom } from "./cart-type.js";
import { AddLinesToCartResult, toAddLinesToCartResult } from "./lines-added-type.js";

interface RawLines {
  readonly input: { readonly lines: readonly { readonly custom?: unknown }[] };
}

@Resolver(() => CartType)
export class CartResolver {
  constructor(private readonly domain: CartDomain) {}

  @Authorized("GUEST")
  @Query(() => CartType, {
    nullable: true,
    description:
      "The viewer's own cart, at current catalog prices. Empty, not null, when the viewer has added nothing.",
  })
  async cart(@Ctx() context: GraphContext): Promise<CartType> {
    return cartTypeFrom(await this.domain.viewCart(buyerOf(context)));
  }

  @Authorized("ADMIN")
  @Query(() => CartType, {
    nullable: true,
    description: "For admins: another customer's cart, to help its owner. Empty when the customer has added nothing.",
  })
  async customerCart(@Arg("customerId", () => ID) customerId: string): Promise<CartType | null> {
    const cart = await this.domain.viewCustomerCart(customerId);
    return cart && cartTypeFrom(cart);
  }

  @Authorized("GUEST")
  @Mutation(() => AddToCartResult, {
    nullable: true,
    description:
      "Adds a product to the viewer's cart, or raises its quantity. Refused when the known stock is too low; stock is reserved only at checkout.",
  })
  async addToCart(
    @Arg("input", () => AddToCartInput) input: AddToCartInput,
    @RawArgs() raw: CustomInputArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof AddToCartResult> {
    return toAddToCartResult(await this.domain.addToCart(withCustom(input, raw), buyerOf(context)));
  }

  @Authorized("GUEST")
  @Mutation(() => AddLinesToCartResult, {
    nullable: true,
    description:
      "Adds many products to the viewer's cart as one change, as much of each as possible: to buy a former order again, or to undo a removal.",
  })
  async addLinesToCart(
    @Arg("input", () => AddLinesToCartInput) input: AddLinesToCartInput,
    @RawArgs() raw: RawLines,
    @Ctx() context: GraphContext,
  ): Promise<typeof AddLinesToCartResult> {
    const lines = input.lines.map((line, index) => ({ ...line, custom: raw.input.lines[index]?.custom }));
    return toAddLinesToCartResult(await this.domain.addLinesToCart({ lines }, buyerOf(context)));
  }

  @Authorized("GUEST")
  @Mutation(() => SetCartLineResult, {
    nullable: true,
    description: "Sets the quantity of a line. 0 removes the line; without a line, it changes nothing.",
  })
  async setCartLine(
    @Arg("input", () => SetCartLineInput) input: SetCartLineInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof SetCartLineResult> {
    return toSetCartLineResult(await this.domain.setCartLine(input, buyerOf(context)));
  }

  @Authorized("GUEST")
  @Mutation(() => CartType, { nullable: true, description: "Removes every line." })
  async clearCart(
    @Arg("expectedVersion", () => String, { nullable: true, description: expectedVersion })
    expected: string | null | undefined,
    @Ctx() context: GraphContext,
  ): Promise<CartType> {
    const cart = await this.domain.clearCart(buyerOf(context), expected);
    if (!cart) throw graphError("CONFLICT", otherVersion, { field: "expectedVersion" });
    return cartTypeFrom(cart);
  }
}
