import { Arg, Authorized, Directive, Mutation, Resolver } from "type-graphql";
import type { CartDomain } from "../domain/cart-domain.js";
import { GuestCartMergeType, guestCartMergeTypeFrom, MergeGuestCartInput } from "./guest-cart-merge-type.js";

/** The mutation that accounts calls at a sign-in with a guest's token. */
@Resolver()
export class MergeResolver {
  constructor(private readonly domain: CartDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => GuestCartMergeType, {
    description:
      "Moves the guest's lines into the user's cart, and returns an outcome for each line. Once per merge id.",
  })
  async mergeGuestCart(
    @Arg("input", () => MergeGuestCartInput) input: MergeGuestCartInput,
  ): Promise<GuestCartMergeType> {
    return guestCartMergeTypeFrom(await this.domain.mergeGuestCart(input));
  }
}
