import type { BooksAudit } from "@souk/kernel/audit/books-audit";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, Int, ObjectType } from "type-graphql";

@ObjectType("BooksDifference", {
  description: "A value that differs from its expected value, within one service or between two.",
})
class BooksDifferenceType {
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

@ObjectType("BooksCount")
class BooksCountType {
  @Field(() => String)
  check!: string;

  @Field(() => Int, { description: "The number of compared items." })
  compared!: number;

  @Field(() => Int, { description: "The number of differences." })
  differing!: number;
}

@ObjectType("BooksAudit", { description: "The result of the latest ledger check of all services." })
export class BooksAuditType {
  @Field(() => DateTimeScalar, { description: "When the check started." })
  checkedAt!: Date;

  @Field(() => [BooksDifferenceType], {
    description: "The first 100 differences of each check; empty when all ledgers agree.",
  })
  differences!: BooksDifferenceType[];

  @Field(() => [BooksCountType], { description: "One per check." })
  counts!: BooksCountType[];

  @Field(() => Int, {
    description: "The number of differences that are too recent to report, because their jobs may still be running.",
  })
  inFlight!: number;
}

export function booksAuditTypeFrom({ checkedAt, differences, counts, inFlight }: BooksAudit): BooksAuditType {
  return Object.assign(new BooksAuditType(), {
    checkedAt,
    inFlight,
    differences: differences.map((each) => Object.assign(new BooksDifferenceType(), each)),
    counts: counts.map((each) => Object.assign(new BooksCountType(), each)),
  });
}
