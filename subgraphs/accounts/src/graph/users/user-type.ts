import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import { PictureStub, pictureStub } from "@souk/kernel/graph/picture-stub";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Directive, Field, ID, ObjectType, registerEnumType } from "type-graphql";
import type { User } from "../../domain/users/user.js";

export enum RoleEnum {
  CUSTOMER = "CUSTOMER",
  INSTRUCTOR = "INSTRUCTOR",
  ADMIN = "ADMIN",
}

registerEnumType(RoleEnum, {
  name: "Role",
  valuesConfig: {
    CUSTOMER: { description: "The role of every new account." },
    INSTRUCTOR: { description: "May also create courses." },
    ADMIN: { description: "May do everything." },
  },
});

@Directive('@key(fields: "id")')
@ObjectType("User", {
  description: "A person with an account. Only the user, admins and services can see it; for others it is null.",
})
export class UserType {
  @Field(() => ID)
  id!: string;

  // shared with courses, which returns the email and the name of a student to the instructor
  @Directive("@shareable")
  @Field(() => String, { description: "As the user typed it. Unique, case-insensitive." })
  email!: string;

  @Field(() => String, { nullable: true, description: "Unique, case-insensitive; null until the user chooses one." })
  username!: string | null;

  @Directive("@shareable")
  @Field(() => String, { nullable: true })
  fullName!: string | null;

  @Field(() => String, { nullable: true })
  phone!: string | null;

  @Field(() => PictureStub, { nullable: true, description: "The picture that the user uploaded." })
  avatar!: PictureStub | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The language of the mails to the user, such as `fr`: the chosen one, or that of the last sign-in. Null when unknown.",
  })
  locale?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The language that the user chose. Null: `locale` follows the last sign-in.",
  })
  chosenLocale!: string | null;

  @Field(() => RoleEnum)
  role!: RoleEnum;

  @Field(() => Boolean, { description: "False: the address is not confirmed, and the account cannot be used." })
  emailVerified!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: "When the present address was confirmed." })
  emailVerifiedAt!: Date | null;

  @Field(() => Boolean, { description: "False: the account cannot sign in." })
  isActive!: boolean;

  @Field(() => Boolean, { description: "True: signing in also requires a code from an authenticator app." })
  twoFactorEnabled!: boolean;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  /** The user, who may read the fields for the owner. */
  ownerId!: string;

  /** The stored values; `withCustomFields` shows them. */
  custom!: CustomValues;
}

@Directive('@key(fields: "id")')
@ObjectType("Instructor", { description: "The public view of a course's instructor." })
export class InstructorType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  fullName!: string | null;

  @Field(() => PictureStub, { nullable: true, description: "The picture that the instructor uploaded." })
  avatar!: PictureStub | null;
}

export function userTypeFrom({
  role,
  custom = {},
  avatar,
  phone = null,
  chosenLocale = null,
  ...plain
}: User): UserType {
  const given = { ...plain, phone, chosenLocale, avatar: pictureOf(avatar) };
  return Object.assign(new UserType(), { ...given, role: RoleEnum[role], ownerId: plain.id, custom });
}

function pictureOf(checksum: string | null | undefined): PictureStub | null {
  return checksum ? pictureStub(checksum) : null;
}

/** Returns null for a user who is no instructor, because their name and picture are not public. */
export function instructorTypeFrom({ id, fullName, avatar, role }: User): InstructorType | null {
  if (role === "CUSTOMER") return null;
  return Object.assign(new InstructorType(), { id, fullName, avatar: pictureOf(avatar) });
}
