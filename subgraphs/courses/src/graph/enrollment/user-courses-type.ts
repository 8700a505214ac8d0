import { Directive, Field, ID, ObjectType } from "type-graphql";
import type { StudentProfile } from "../../domain/peers.js";

/** The entity of accounts, extended with the user's enrollments. */
@Directive('@key(fields: "id")')
@ObjectType("User")
export class UserCoursesType {
  @Field(() => ID)
  id!: string;

  /** Owned by accounts; provided here only for the students of a course, to their instructor. */
  @Directive("@external")
  @Field(() => String)
  email!: string;

  @Directive("@external")
  @Field(() => String, { nullable: true })
  fullName!: string | null;
}

export function knownUserOf({ id, email, fullName }: StudentProfile): UserCoursesType {
  return Object.assign(new UserCoursesType(), { id, email, fullName });
}

export function userCoursesOf(id: string): UserCoursesType {
  return Object.assign(new UserCoursesType(), { id });
}
