import { connectionFrom, ConnectionType } from "@souk/kernel/graph/page-info-type";
import type { Page } from "@souk/kernel/page";
import { Field, ObjectType } from "type-graphql";
import { userOrder } from "../domain/list-users.js";
import type { User } from "../domain/user.js";
import { UserType, userTypeFrom } from "./user-type.js";

@ObjectType("UserConnection")
export class UserConnectionType extends ConnectionType {
  @Field(() => [UserType])
  nodes!: readonly UserType[];
}

export function userConnectionFrom(page: Page<User>, count: () => Promise<number>): UserConnectionType {
  const keyOf = ({ createdAt, id }: User): [string, string] => [createdAt.toISOString(), id];
  const { nodes, pageInfo } = connectionFrom({ page, order: userOrder, keyOf, nodeFrom: userTypeFrom, count });
  return Object.assign(new UserConnectionType(), { nodes, pageInfo, count });
}
