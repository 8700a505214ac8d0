import { MoneyType } from "@souk/kernel/graph/money-type";
import { Directive, Field, ID, ObjectType } from "type-graphql";

/** The entity of the cart subgraph; shipping adds its options. The reference carries the required fields. */
@Directive('@key(fields: "id")')
@ObjectType("Cart")
export class CartShippingType {
  @Field(() => ID)
  id!: string;

  @Directive("@external")
  @Field(() => MoneyType)
  subtotal?: MoneyType;

  @Directive("@external")
  @Field(() => Boolean)
  needsShipping?: boolean;
}
