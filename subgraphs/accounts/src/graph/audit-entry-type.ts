import { connectionFrom, ConnectionType } from "@souk/kernel/graph/page-info-type";
import { DateTimeScalar, JsonScalar } from "@souk/kernel/graph/scalars";
import { Field, ID, ObjectType } from "type-graphql";
import type { RecordedAct } from "../domain/audit-log.js";
import type { AuditLogPage } from "../domain/list-audit-log.js";
import { RoleEnum } from "./user-type.js";

@ObjectType("AuditEntry", {
  description: "What an admin did, as it was written down with it. Nothing changes or deletes it.",
})
export class AuditEntryType {
  @Field(() => ID)
  id!: string;

  @Field(() => DateTimeScalar, { description: "When it was asked for." })
  at!: Date;

  @Field(() => ID)
  actorId!: string;

  @Field(() => String, { description: "As the token had it." })
  actorUsername!: string;

  @Field(() => RoleEnum)
  actorRole!: RoleEnum;

  @Field(() => ID, {
    nullable: true,
    description: "Of the API key that acted in their name; null where they did so themselves.",
  })
  apiKeyId!: string | null;

  @Field(() => String, { description: "The subgraph that did it, e.g. `orders`." })
  service!: string;

  @Field(() => String, { description: "The subgraph and its mutation, e.g. `orders.refundOrder`." })
  act!: string;

  @Field(() => String, { description: "A type of the schema, e.g. `Order`." })
  targetType!: string;

  @Field(() => ID)
  targetId!: string;

  @Field(() => JsonScalar, { nullable: true, description: "Of what was changed, as it was; null for what is new." })
  before!: unknown;

  @Field(() => JsonScalar, {
    nullable: true,
    description: "Of what was changed, as it is since; null for what is gone.",
  })
  after!: unknown;

  @Field(() => String, { nullable: true })
  clientAddress!: string | null;

  @Field(() => String, { nullable: true })
  userAgent!: string | null;

  @Field(() => String, { nullable: true, description: "Of the request, as the log lines have it." })
  correlationId!: string | null;
}

@ObjectType("AuditEntryConnection")
export class AuditEntryConnectionType extends ConnectionType {
  @Field(() => [AuditEntryType])
  nodes!: readonly AuditEntryType[];
}

function auditEntryTypeFrom({ actor, ...act }: RecordedAct): AuditEntryType {
  const { userId: actorId, username: actorUsername, role, apiKeyId } = actor;
  return Object.assign(new AuditEntryType(), { ...act, actorId, actorUsername, actorRole: RoleEnum[role], apiKeyId });
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
