import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Directive, Field, ID, ObjectType, registerEnumType } from "type-graphql";
import type { User } from "../domain/user.js";

export enum RoleEnum {
  CUSTOMER = "CUSTOMER",
  INSTRUCTOR = "INSTRUCTOR",
  ADMIN = "ADMIN",
}

registerEnumType(RoleEnum, {
  name: "Role",
  valuesConfig: {
    CUSTOMER: { description: "What every account starts as." },
    INSTRUCTOR: { description: "May also make courses." },
    ADMIN: { description: "May do everything." },
  },
});

@Directive('@key(fields: "id")')
@ObjectType("User", {
  description: "Anyone with an account. Only the user, admins and services see it; for others it is null.",
})
export class UserType {
  @Field(() => ID)
  id!: string;

  // shared with courses, which give it of a student to who teaches them, and so is the name
  @Directive("@shareable")
  @Field(() => String, { description: "As it was typed. Unique without regard to case." })
  email!: string;

  @Field(() => String, { nullable: true, description: "Unique without regard to case; null until one is chosen." })
  username!: string | null;

  @Directive("@shareable")
  @Field(() => String, { nullable: true })
  fullName!: string | null;

  @Field(() => RoleEnum)
  role!: RoleEnum;

  @Field(() => Boolean, { description: "False: the address was never confirmed, and the account cannot be used." })
  emailVerified!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: "When the present address was confirmed." })
  emailVerifiedAt!: Date | null;

  @Field(() => Boolean, { description: "False: the account cannot sign in." })
  isActive!: boolean;

  @Field(() => Boolean, { description: "True: signing in takes a code of an authenticator app besides." })
  twoFactorEnabled!: boolean;

  @Field(() => DateTimeScalar)
  createdAt!: Date;
}

@Directive('@key(fields: "id")')
@ObjectType("Instructor", { description: "Who teaches a course, as everybody may see them." })
export class InstructorType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  fullName!: string | null;
}

export function userTypeFrom({ role, ...plain }: User): UserType {
  return Object.assign(new UserType(), { ...plain, role: RoleEnum[role] });
}

/** Null for a user who teaches nothing: their names are not for everybody. */
export function instructorTypeFrom({ id, fullName, role }: User): InstructorType | null {
  return role === "CUSTOMER" ? null : Object.assign(new InstructorType(), { id, fullName });
}
