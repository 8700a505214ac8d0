import { connectionFrom, ConnectionType } from "@souk/kernel/graph/page-info-type";
import { Field, ObjectType } from "type-graphql";
import type { UserList } from "../../domain/user-admin/list-users.js";
import { UserType, userTypeFrom } from "../users/user-type.js";

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
