import { MoneyType } from "@souk/kernel/graph/money-type";
import { ProductStub } from "@souk/kernel/graph/product-stub";
import { Directive, Field, ID, Int, ObjectType } from "type-graphql";

/** A line of a cart, as cart returns it. */
@ObjectType("CartLine")
export class CartLineShippingType {
  @Directive("@external")
  @Field(() => ProductStub, { nullable: true })
  product!: ProductStub | null;

  @Directive("@external")
  @Field(() => Int)
  quantity!: number;
}

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

  @Directive("@external")
  @Field(() => [CartLineShippingType])
  lines?: CartLineShippingType[];
}
