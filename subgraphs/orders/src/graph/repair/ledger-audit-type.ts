import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, Int, ObjectType } from "type-graphql";

@ObjectType("LedgerDifference", {
  description: "A value that differs from its expected value, within one service or between two.",
})
export class LedgerDifferenceType {
  @Field(() => String, {
    description: "The name of the check that found it; docs/audit.md explains how to repair each kind.",
  })
  check!: string;

  @Field(() => String, { description: "The order, payment, product or job." })
  subject!: string;

  @Field(() => String)
  expected!: string;

  @Field(() => String)
  found!: string;
}

@ObjectType("LedgerCheck", { description: "The result of one ledger check in numbers." })
export class LedgerCheckType {
  @Field(() => String, { description: "The name of the check." })
  check!: string;

  @Field(() => Int, { description: "The number of compared items." })
  compared!: number;

  @Field(() => Int, { description: "The number of differences." })
  differing!: number;
}

@ObjectType("LedgerAudit", { description: "The result of the latest ledger check of all services." })
export class LedgerAuditType {
  @Field(() => DateTimeScalar, { description: "When the check started." })
  checkedAt!: Date;

  @Field(() => [LedgerDifferenceType], {
    description: "The first 100 differences of each check; empty when all ledgers agree.",
  })
  differences!: readonly LedgerDifferenceType[];

  @Field(() => [LedgerCheckType], { description: "One per check." })
  counts!: readonly LedgerCheckType[];

  @Field(() => Int, {
    description: "The number of differences that are too recent to report, because their jobs may still be running.",
  })
  inFlight!: number;
}
