import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Accounts' entity as the others name it: by its key alone. The router fetches what else the client asked for. */
@Directive('@key(fields: "id")')
@ObjectType("User")
export class UserStub {
  @Field(() => ID)
  id!: string;
}

export function userStub(id: string): UserStub {
  return Object.assign(new UserStub(), { id });
}
