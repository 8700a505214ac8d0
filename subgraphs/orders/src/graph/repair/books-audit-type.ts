import { Field, ObjectType } from "type-graphql";
import { LedgerAuditType, LedgerCheckType, LedgerDifferenceType } from "./ledger-audit-type.js";

// The types of the deprecated Query.booksAudit: the same fields under the names that clients already use.

@ObjectType("BooksDifference", {
  description: "A value that differs from its expected value, within one service or between two.",
})
class BooksDifferenceType extends LedgerDifferenceType {}

@ObjectType("BooksCount")
class BooksCountType extends LedgerCheckType {}

@ObjectType("BooksAudit", { description: "The result of the latest ledger check of all services." })
export class BooksAuditType extends LedgerAuditType {
  @Field(() => [BooksDifferenceType], {
    description: "The first 100 differences of each check; empty when all ledgers agree.",
  })
  override differences!: readonly BooksDifferenceType[];

  @Field(() => [BooksCountType], { description: "One per check." })
  override counts!: readonly BooksCountType[];
}
