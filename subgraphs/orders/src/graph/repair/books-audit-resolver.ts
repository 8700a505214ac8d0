import type { BooksAudit } from "@souk/kernel/audit/books-audit";
import { Authorized, Query, Resolver } from "type-graphql";
import { BooksAuditType, booksAuditTypeFrom } from "../books-audit-type.js";

/** Returns the latest ledger check of all services. Another process may run the check. */
@Resolver()
export class BooksAuditResolver {
  constructor(private readonly latestAudit: () => Promise<BooksAudit | null>) {}

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
