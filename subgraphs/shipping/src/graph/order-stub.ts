import { Directive, Field, ID, ObjectType } from "type-graphql";

/** The entity of the orders subgraph; shipping adds the shipments. */
@Directive('@key(fields: "id")')
@ObjectType("Order")
export class OrderStub {
  @Field(() => ID)
  id!: string;
}

export function orderStub(id: string): OrderStub {
  return Object.assign(new OrderStub(), { id });
}
