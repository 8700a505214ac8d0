import { Arg, Authorized, Directive, Mutation, Resolver } from "type-graphql";
import type { CartDomain } from "../domain/cart-domain.js";
import { GuestCartMergeType, guestCartMergeTypeFrom, MergeGuestCartInput } from "./merge-types.js";

/** What accounts asks for at a sign-in that carries a guest's token. */
@Resolver()
export class MergeResolver {
  constructor(private readonly domain: CartDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => GuestCartMergeType, {
    description: "Puts the guest's lines into the user's cart, and tells of each what became of it. Once per merge id.",
  })
  async mergeGuestCart(
    @Arg("input", () => MergeGuestCartInput) input: MergeGuestCartInput,
  ): Promise<GuestCartMergeType> {
    return guestCartMergeTypeFrom(await this.domain.mergeGuestCart(input));
  }
}
