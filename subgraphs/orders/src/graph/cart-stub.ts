import { Directive, Field, ID, ObjectType } from "type-graphql";

/** The entity of the cart subgraph with only its key. The router fetches the other requested fields. */
@Directive('@key(fields: "id")')
@ObjectType("Cart")
export class CartStub {
  @Field(() => ID)
  id!: string;
}

export function cartStub(id: string): CartStub {
  return Object.assign(new CartStub(), { id });
}
