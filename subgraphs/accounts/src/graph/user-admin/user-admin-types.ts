import { ForwardPageArgs, connectionFrom, ConnectionType } from "@souk/kernel/graph/page-info-type";
import { ArgsType, Field, ID, InputType, registerEnumType, ObjectType } from "type-graphql";
import { RoleEnum, UserType, userTypeFrom } from "../users/user-type.js";
import type { UserList } from "../../domain/user-admin/list-users.js";

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

@ObjectType("UserConnection")
export class UserConnectionType extends ConnectionType {
  @Field(() => [UserType])
  nodes!: readonly UserType[];
}

export function userConnectionFrom({ page, sort, count }: UserList): UserConnectionType {
  const { nodes, pageInfo } = connectionFrom({
    page,
    order: sort,
    keyOf: ({ key }) => key,
    nodeFrom: ({ row }) => userTypeFrom(row),
    count,
  });
  return Object.assign(new UserConnectionType(), { nodes, pageInfo, count });
}
