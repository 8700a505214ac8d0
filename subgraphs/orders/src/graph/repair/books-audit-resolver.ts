import type { AuditSummary } from "@souk/kernel/audit/audit-summary";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Authorized, Field, Int, ObjectType, Query, Resolver } from "type-graphql";

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

function booksAuditTypeFrom({ checkedAt, differences, counts, inFlight }: AuditSummary): BooksAuditType {
  return Object.assign(new BooksAuditType(), {
    checkedAt,
    inFlight,
    differences: differences.map((each) => Object.assign(new BooksDifferenceType(), each)),
    counts: counts.map((each) => Object.assign(new BooksCountType(), each)),
  });
}

/** Returns the latest ledger check of all services. Another process may run the check. */
@Resolver()
export class BooksAuditResolver {
  constructor(private readonly latestAudit: () => Promise<AuditSummary | null>) {}

  @Authorized("ADMIN")
  @Query(() => BooksAuditType, {
    nullable: true,
    description:
      "For admins. The latest ledger check. Null if the shop runs no check, before the first check, and while the process that runs it is unavailable.",
  })
  async booksAudit(): Promise<BooksAuditType | null> {
    const latest = await this.latestAudit();
    return latest && booksAuditTypeFrom(latest);
  }
}
