import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Accounts' entity with what orders know of a user. */
@Directive('@key(fields: "id")')
@ObjectType("User")
export class UserOrdersType {
  @Field(() => ID)
  id!: string;
}

export function userOrdersOf(id: string): UserOrdersType {
  return Object.assign(new UserOrdersType(), { id });
}
