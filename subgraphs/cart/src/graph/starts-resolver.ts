import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Arg, Authorized, Directive, Int, Query, Resolver } from "type-graphql";
import type { CartDomain } from "../domain/cart-domain.js";

/** Counts over all carts. */
@Resolver()
export class StartsResolver {
  constructor(private readonly domain: CartDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => Int, {
    description:
      "The number of carts that got their first line, or the first one after an order, in a period. Counts are kept by quarters of an hour, for 400 days.",
  })
  async cartStarts(
    @Arg("from", () => DateTimeScalar) from: Date,
    @Arg("to", () => DateTimeScalar) to: Date,
  ): Promise<number> {
    return this.domain.countCartStarts({ from, to });
  }
}
