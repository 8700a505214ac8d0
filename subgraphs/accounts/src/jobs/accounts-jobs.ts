import { auditTask, readAuditEntry, type AuditEntry } from "@souk/kernel/audit/admin-action";
import type { JobHandlers } from "@souk/kernel/jobs/jobs";
import { currentRequest } from "@souk/kernel/logging/request-context";
import type { AccountsDomain } from "../domain/accounts-domain.js";

/** Returns the handler of each job. The task names are stored in the outbox, so they must not change. */
export function accountsJobs(domain: AccountsDomain): JobHandlers {
  return {
    sendVerificationMail: domain.sendVerificationMail,
    sendAccountMail: domain.sendAccountMail,
    startPasswordReset: domain.startPasswordReset,
    tellOfLock: domain.notifyOfLock,
    eraseAtKeeper: domain.eraseAtPeer,
    mergeGuestCart: domain.mergeGuestCart,
    tellSignInNews: domain.sendSignInChangeNotice,
    tellStanding: domain.sendAccountMail,
    claimGuestOrders: domain.claimGuestOrders,
    forgetExpired: domain.forgetExpired,
    [auditTask]: async (data: AuditEntry) => {
      const correlationId = currentRequest()?.correlationId ?? null;
      const outcome = await domain.recordAudit({ ...readAuditEntry(data), service: "accounts", correlationId });
      if (outcome.kind === "invalid") throw new Error(`invalid audit log entry: ${JSON.stringify(outcome.fields)}`);
    },
  };
}

/** In UTC; a missed run is made up for. */
export const accountsSchedule = "40 3 * * * forgetExpired ?fill=1d";
