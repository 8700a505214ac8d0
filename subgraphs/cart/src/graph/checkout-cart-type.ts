import { shownValue, type CustomValues, type EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import { DateTimeScalar, JsonScalar } from "@souk/kernel/graph/scalars";
import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { lineIdOf, versionOf, type CartContents } from "../domain/cart.js";
import { cartIdOf } from "../domain/cart-id.js";

@Directive("@inaccessible")
@ObjectType("CheckoutCartLine")
export class CheckoutCartLineType {
  @Field(() => ID)
  productId!: string;

  @Field(() => ID, { description: "Unique in the cart; the product's id for a line without values." })
  lineId!: string;

  @Field(() => Int)
  quantity!: number;

  @Field(() => JsonScalar, { description: "The values of the declared fields that the buyer has given." })
  custom!: CustomValues;
}

@Directive("@inaccessible")
@ObjectType("CheckoutCart", { description: "A cart without prices: orders gets them from catalog itself." })
export class CheckoutCartType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  version!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "Null for a buyer without a cart." })
  changedAt!: Date | null;

  @Field(() => [CheckoutCartLineType])
  lines!: CheckoutCartLineType[];
}

export function checkoutCartTypeFrom(
  buyerId: string,
  contents: CartContents,
  lineFields: EntityFields,
): CheckoutCartType {
  const { lines, updatedAt: changedAt } = contents;
  return Object.assign(new CheckoutCartType(), {
    id: cartIdOf(buyerId),
    version: versionOf(buyerId, contents),
    changedAt,
    lines: lines.map((line) => {
      const { productId, quantity, declared } = line;
      const given = lineFields.filter(({ name }) => declared && name in declared.custom);
      const custom = Object.fromEntries(given.map((field) => [field.name, shownValue(field, declared?.custom ?? {})]));
      return Object.assign(new CheckoutCartLineType(), { productId, lineId: lineIdOf(line), quantity, custom });
    }),
  });
}
