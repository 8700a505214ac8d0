import { Directive, Field, ID, ObjectType } from "type-graphql";

/** The `Order` entity of orders, by its key; notifications adds the order's mails. */
@Directive('@key(fields: "id")')
@ObjectType("Order")
export class OrderStub {
  @Field(() => ID)
  id!: string;
}
