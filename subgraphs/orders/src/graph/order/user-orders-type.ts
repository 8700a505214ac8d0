import { Directive, Field, ID, ObjectType } from "type-graphql";

/** The entity of the accounts subgraph; orders adds a user's orders. */
@Directive('@key(fields: "id")')
@ObjectType("User")
export class UserOrdersType {
  @Field(() => ID)
  id!: string;
}

export function userOrdersOf(id: string): UserOrdersType {
  return Object.assign(new UserOrdersType(), { id });
}
