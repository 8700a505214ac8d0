import type { BooksAudit } from "@souk/kernel/books-audit";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, Int, ObjectType } from "type-graphql";

@ObjectType("BooksDifference", { description: "Something that two books, or one with itself, disagree about." })
class BooksDifferenceType {
  @Field(() => String, { description: "The name of the check that met it: docs/audit.md says how each is mended." })
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

  @Field(() => Int, { description: "How many things it compared." })
  compared!: number;

  @Field(() => Int, { description: "How many differences it met." })
  differing!: number;
}

@ObjectType("BooksAudit", { description: "What the last comparison of all services' books has found." })
export class BooksAuditType {
  @Field(() => DateTimeScalar, { description: "When it began." })
  checkedAt!: Date;

  @Field(() => [BooksDifferenceType], { description: "Of each check the first 100; empty when all books agree." })
  differences!: BooksDifferenceType[];

  @Field(() => [BooksCountType], { description: "One for each check." })
  counts!: BooksCountType[];

  @Field(() => Int, {
    description: "How many things disagreed that were too young to tell: their work was on its way.",
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
