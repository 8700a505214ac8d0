import { Directive, Field, ID, ObjectType } from "type-graphql";

/** A reference to accounts' entity by its key. The router fetches the other requested fields from accounts. */
@Directive('@key(fields: "id")')
@ObjectType("User")
export class UserStub {
  @Field(() => ID)
  id!: string;
}

export function userStub(id: string): UserStub {
  return Object.assign(new UserStub(), { id });
}
