import { MoneyType } from "@souk/kernel/graph/money-type";
import { Directive, Field, ID, ObjectType } from "type-graphql";

/** The entity of cart, to which shipping adds its options. What they depend on comes along with the reference. */
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
