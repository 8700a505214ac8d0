import { AddressInput } from "@souk/kernel/graph/address-type";
import { ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { ArgsType, Field, ID, InputType, registerEnumType } from "type-graphql";
import { RoleEnum } from "./users/user-type.js";

@InputType()
export class RegisterInput {
  @Field(() => String, { description: "Surrounding spaces are ignored. Unique, case-insensitive." })
  email!: string;

  @Field(() => String, { description: "8 to 128 characters: see `passwordPolicy`." })
  password!: string;

  @Field(() => String, {
    nullable: true,
    description: "3 to 40 letters, digits, dots, hyphens and underscores. Unique, case-insensitive.",
  })
  username?: string | null;

  @Field(() => String, { nullable: true, description: "At most 200 characters." })
  fullName?: string | null;
}

@InputType({ description: "Either `token` (from the link) or `email` with `code` (the six digits)." })
export class VerifyEmailInput {
  @Field(() => String, { nullable: true })
  token?: string | null;

  @Field(() => String, { nullable: true })
  email?: string | null;

  @Field(() => String, { nullable: true })
  code?: string | null;
}

@InputType()
export class LoginInput {
  @Field(() => String)
  email!: string;

  @Field(() => String)
  password!: string;
}

@InputType()
export class ChangePasswordInput {
  @Field(() => String)
  currentPassword!: string;

  @Field(() => String, { description: "Follows the same rules as in `register`." })
  newPassword!: string;
}

@InputType({ description: "An absent field stays unchanged; `null` clears it." })
export class UpdateProfileInput {
  @Field(() => String, {
    nullable: true,
    description: "3 to 40 letters, digits, dots, hyphens and underscores. Unique, case-insensitive.",
  })
  username?: string | null;

  @Field(() => String, { nullable: true, description: "At most 200 characters." })
  fullName?: string | null;
}

@InputType()
export class SaveAddressInput {
  @Field(() => ID, { nullable: true, description: "The address to replace; adds a new address when absent." })
  id?: string | null;

  @Field(() => AddressInput)
  address!: AddressInput;

  @Field(() => Boolean, {
    nullable: true,
    description: "True makes it the default. The first address is the default in any case.",
  })
  isDefault?: boolean | null;
}

@ArgsType()
export class SetRoleArgs {
  @Field(() => ID)
  userId!: string;

  @Field(() => RoleEnum)
  role!: RoleEnum;
}

@ArgsType()
export class DeactivateUserArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "The user sees it. 1 to 300 characters." })
  reason!: string;
}

@ArgsType()
export class ResetSecondFactorArgs {
  @Field(() => ID)
  userId!: string;

  @Field(() => String, { description: "The user sees it. 1 to 300 characters." })
  reason!: string;
}

@InputType({ description: "All given conditions must match." })
export class UserFilter {
  @Field(() => RoleEnum, { nullable: true })
  role?: RoleEnum | null;

  @Field(() => Boolean, { nullable: true })
  isActive?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether sign-ins from new devices are locked: see `User.lockedUntil`.",
  })
  isLocked?: boolean | null;
}

enum UserSortEnum {
  NEWEST = "NEWEST",
  OLDEST = "OLDEST",
  NAME_ASC = "NAME_ASC",
  NAME_DESC = "NAME_DESC",
  EMAIL_ASC = "EMAIL_ASC",
  EMAIL_DESC = "EMAIL_DESC",
}

const sortedByName = "By the full name, without regard to case or accents; by the address, of who has given none.";
registerEnumType(UserSortEnum, {
  name: "UserSort",
  valuesConfig: {
    NAME_ASC: { description: sortedByName },
    NAME_DESC: { description: sortedByName },
    EMAIL_ASC: { description: "Case-insensitive." },
    EMAIL_DESC: { description: "Case-insensitive." },
  },
});

@ArgsType()
export class UsersArgs extends ForwardPageArgs {
  @Field(() => UserFilter, { nullable: true })
  filter?: UserFilter | null;

  @Field(() => String, {
    nullable: true,
    description: "A part of the email address, the username or the full name; at most 200 characters.",
  })
  search?: string | null;

  @Field(() => UserSortEnum, {
    nullable: true,
    description: "NEWEST when absent, also in a search. A cursor is only valid for the sort order that produced it.",
  })
  sort?: UserSortEnum | null;
}
