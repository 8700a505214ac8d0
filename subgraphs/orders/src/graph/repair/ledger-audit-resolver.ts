import type { AuditSummary } from "@souk/kernel/audit/audit-summary";
import { Authorized, Query, Resolver } from "type-graphql";
import { BooksAuditType } from "./books-audit-type.js";
import { LedgerAuditType } from "./ledger-audit-type.js";

const description =
  "For admins. The latest ledger check. Null if the shop runs no check, before the first check, and while the process that runs it is unavailable.";

/** Returns the latest ledger check of all services. Another process may run the check. */
@Resolver()
export class LedgerAuditResolver {
  constructor(private readonly latestAudit: () => Promise<AuditSummary | null>) {}

  @Authorized("ADMIN")
  @Query(() => LedgerAuditType, { nullable: true, description })
  ledgerAudit(): Promise<AuditSummary | null> {
    return this.latestAudit();
  }

  @Authorized("ADMIN")
  @Query(() => BooksAuditType, { nullable: true, description, deprecationReason: "Use `ledgerAudit`." })
  booksAudit(): Promise<AuditSummary | null> {
    return this.latestAudit();
  }
}
