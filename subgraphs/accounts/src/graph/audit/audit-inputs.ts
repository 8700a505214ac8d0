import { ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { DateTimeScalar, JsonScalar } from "@souk/kernel/graph/scalars";
import { ArgsType, Directive, Field, ID, InputType, registerEnumType } from "type-graphql";
import { RoleEnum } from "../users/user-type.js";

@InputType({ description: "All given conditions must match." })
export class AuditLogFilter {
  @Field(() => ID, { nullable: true })
  actorId?: string | null;

  @Field(() => String, { nullable: true, description: "The subgraph and its mutation, e.g. `orders.refundOrder`." })
  action?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The same as `action`; ignored when `action` is given.",
    deprecationReason: "Use `action`.",
  })
  act?: string | null;

  @Field(() => String, { nullable: true, description: "A type of the schema, e.g. `Order`." })
  targetType?: string | null;

  @Field(() => ID, { nullable: true })
  targetId?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "Inclusive." })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "Exclusive." })
  to?: Date | null;
}

export enum AuditLogSortEnum {
  NEWEST = "NEWEST",
  OLDEST = "OLDEST",
  ACTOR_ASC = "ACTOR_ASC",
  ACTOR_DESC = "ACTOR_DESC",
  ACTION_ASC = "ACTION_ASC",
  ACTION_DESC = "ACTION_DESC",
  ACT_ASC = "ACT_ASC",
  ACT_DESC = "ACT_DESC",
}

registerEnumType(AuditLogSortEnum, {
  name: "AuditLogSort",
  valuesConfig: {
    ACTOR_ASC: { description: "By `actorUsername`, case-insensitive; actions of one actor oldest first." },
    ACTOR_DESC: { description: "By `actorUsername`, in descending order; actions of one actor newest first." },
    ACTION_ASC: { description: "By `action`; actions of one kind oldest first." },
    ACTION_DESC: { description: "By `action`, in descending order; actions of one kind newest first." },
    ACT_ASC: { description: "The same as ACTION_ASC.", deprecationReason: "Use `ACTION_ASC`." },
    ACT_DESC: { description: "The same as ACTION_DESC.", deprecationReason: "Use `ACTION_DESC`." },
  },
});

@ArgsType()
export class AuditLogArgs extends ForwardPageArgs {
  @Field(() => AuditLogFilter, { nullable: true })
  filter?: AuditLogFilter | null;

  @Field(() => AuditLogSortEnum, {
    nullable: true,
    description: "NEWEST when absent. A cursor is only valid for the sort order that produced it.",
  })
  sort?: AuditLogSortEnum | null;
}

@Directive("@inaccessible")
@InputType()
export class AuditActorInput {
  @Field(() => ID)
  userId!: string;

  @Field(() => String)
  username!: string;

  @Field(() => RoleEnum)
  role!: RoleEnum;

  @Field(() => ID, { nullable: true })
  apiKeyId?: string | null;
}

@Directive("@inaccessible")
@InputType()
export class AuditEntryInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  at!: string;

  @Field(() => String, { description: "The mutation's name." })
  action!: string;

  @Field(() => AuditActorInput)
  actor!: AuditActorInput;

  @Field(() => String)
  targetType!: string;

  @Field(() => ID)
  targetId!: string;

  @Field(() => JsonScalar, { nullable: true })
  before?: Record<string, unknown> | null;

  @Field(() => JsonScalar, { nullable: true })
  after?: Record<string, unknown> | null;

  @Field(() => String, { nullable: true })
  clientAddress?: string | null;

  @Field(() => String, { nullable: true })
  userAgent?: string | null;
}
