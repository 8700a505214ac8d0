import { Directive, Field, ID, ObjectType } from "type-graphql";

/** The order as orders know it, by its key; here it has its payments. */
@Directive('@key(fields: "id")')
@ObjectType("Order")
export class OrderStub {
  @Field(() => ID)
  id!: string;
}

export function orderStub(id: string): OrderStub {
  return Object.assign(new OrderStub(), { id });
}
