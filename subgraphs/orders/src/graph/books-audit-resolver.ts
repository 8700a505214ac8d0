import type { BooksAudit } from "@souk/kernel/books-audit";
import { Authorized, Query, Resolver } from "type-graphql";
import { BooksAuditType, booksAuditTypeFrom } from "./books-audit-type.js";

/** What the process has found that runs all services; orders only shows it, beside the orders that are stuck. */
@Resolver()
export class BooksAuditResolver {
  constructor(private readonly latestAudit: () => BooksAudit | null) {}

  @Authorized("ADMIN")
  @Query(() => BooksAuditType, {
    nullable: true,
    description:
      "Admins: whether all books agree. Null where the shop does not audit itself (each service a process of its own), and until it has for the first time.",
  })
  booksAudit(): BooksAuditType | null {
    const latest = this.latestAudit();
    return latest && booksAuditTypeFrom(latest);
  }
}
