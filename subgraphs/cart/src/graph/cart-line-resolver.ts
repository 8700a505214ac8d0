import { CustomValueType, readableValuesFrom } from "@souk/kernel/custom-fields/graph/custom-field-types";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { CartDomain } from "../domain/cart-domain.js";
import { CartLineType } from "./cart-type.js";

/** Shows the values of the fields that the shop has declared for order lines, and that the buyer writes. */
@Resolver(() => CartLineType)
export class CartLineResolver {
  constructor(private readonly domain: CartDomain) {}

  @FieldResolver(() => [CustomValueType], {
    description:
      "The fields that this shop has declared for order lines and that have a value, in the order of declaration. The order's line gets them at the checkout.",
  })
  customValues(@Root() line: CartLineType, @Ctx() { viewer }: GraphContext): CustomValueType[] {
    const written = this.domain.lineFields.filter(({ isWrittenByOwner }) => isWrittenByOwner);
    return readableValuesFrom(written, line, viewer);
  }
}
