import { Directive, Field, ID, ObjectType } from "type-graphql";
import type { StudentProfile } from "../domain/student-directory.js";

/** Accounts' entity with what courses know of a user. */
@Directive('@key(fields: "id")')
@ObjectType("User")
export class UserCoursesType {
  @Field(() => ID)
  id!: string;

  /** Accounts'; here only for the students of a course, whom their teacher may know. */
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
