import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Accounts' entity with what courses know of a user. */
@Directive('@key(fields: "id")')
@ObjectType("User")
export class UserCoursesType {
  @Field(() => ID)
  id!: string;
}

export function userCoursesOf(id: string): UserCoursesType {
  return Object.assign(new UserCoursesType(), { id });
}
