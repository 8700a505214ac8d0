import { Directive, Field, ID, ObjectType } from "type-graphql";

/** The Order entity of the orders subgraph, extended by its payments. */
@Directive('@key(fields: "id")')
@ObjectType("Order")
export class OrderStub {
  @Field(() => ID)
  id!: string;
}

export function orderStub(id: string): OrderStub {
  return Object.assign(new OrderStub(), { id });
}
