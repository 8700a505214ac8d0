import { connectionFrom, ConnectionType } from "@souk/kernel/graph/page-info-type";
import { DateTimeScalar, JsonScalar } from "@souk/kernel/graph/scalars";
import { Field, ID, ObjectType } from "type-graphql";
import type { RecordedAction } from "../../domain/audit/audit-log.js";
import type { AuditLogPage } from "../../domain/audit/list-audit-log.js";
import { RoleEnum } from "../users/user-type.js";

@ObjectType("AuditEntry", {
  description: "An action of an admin, recorded together with the action. Entries are never changed or deleted.",
})
export class AuditEntryType {
  @Field(() => ID)
  id!: string;

  @Field(() => DateTimeScalar, { description: "The time of the request." })
  at!: Date;

  @Field(() => ID)
  actorId!: string;

  @Field(() => String, { description: "The username in the access token." })
  actorUsername!: string;

  @Field(() => RoleEnum)
  actorRole!: RoleEnum;

  @Field(() => ID, {
    nullable: true,
    description: "The API key that acted in the admin's name; null when the admin acted directly.",
  })
  apiKeyId!: string | null;

  @Field(() => String, { description: "The subgraph of the action, e.g. `orders`." })
  service!: string;

  @Field(() => String, { description: "The subgraph and its mutation, e.g. `orders.refundOrder`." })
  action!: string;

  @Field(() => String, { description: "The same as `action`.", deprecationReason: "Use `action`." })
  act!: string;

  @Field(() => String, { description: "A type of the schema, e.g. `Order`." })
  targetType!: string;

  @Field(() => ID)
  targetId!: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: "The changed fields before the action; null for a new object.",
  })
  before!: unknown;

  @Field(() => JsonScalar, {
    nullable: true,
    description: "The changed fields after the action; null for a deleted object.",
  })
  after!: unknown;

  @Field(() => String, { nullable: true })
  clientAddress!: string | null;

  @Field(() => String, { nullable: true })
  userAgent!: string | null;

  @Field(() => String, { nullable: true, description: "The correlation id of the request, as in the log lines." })
  correlationId!: string | null;
}

@ObjectType("AuditEntryConnection")
export class AuditEntryConnectionType extends ConnectionType {
  @Field(() => [AuditEntryType])
  nodes!: readonly AuditEntryType[];
}

function auditEntryTypeFrom({ actor, ...entry }: RecordedAction): AuditEntryType {
  const { userId: actorId, username: actorUsername, role, apiKeyId } = actor;
  return Object.assign(new AuditEntryType(), {
    ...entry,
    act: entry.action,
    actorId,
    actorUsername,
    actorRole: RoleEnum[role],
    apiKeyId,
  });
}

export function auditConnectionFrom({ page, sort, count }: AuditLogPage): AuditEntryConnectionType {
  const { nodes, pageInfo } = connectionFrom({
    page,
    order: sort,
    keyOf: ({ key }) => key,
    nodeFrom: ({ row }) => auditEntryTypeFrom(row),
    count,
  });
  return Object.assign(new AuditEntryConnectionType(), { nodes, pageInfo, count });
}
