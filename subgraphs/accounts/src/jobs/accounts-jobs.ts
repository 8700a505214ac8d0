import { auditTask, type AuditEntry } from "@souk/kernel/admin-act";
import type { JobHandlers } from "@souk/kernel/jobs";
import { currentRequest } from "@souk/kernel/request-context";
import type { AccountsDomain } from "../domain/accounts-domain.js";

export function accountsJobs(domain: AccountsDomain): JobHandlers {
  return {
    sendVerificationMail: domain.sendVerificationMail,
    sendAccountMail: domain.sendAccountMail,
    startPasswordReset: domain.startPasswordReset,
    tellOfLock: domain.tellOfLock,
    eraseAtKeeper: domain.eraseAtKeeper,
    mergeGuestCart: domain.mergeGuestCart,
    tellSignInNews: domain.tellSignInNews,
    tellStanding: domain.tellStanding,
    claimGuestOrders: domain.claimGuestOrders,
    forgetExpired: domain.forgetExpired,
    [auditTask]: async (entry: AuditEntry) => {
      const correlationId = currentRequest()?.correlationId ?? null;
      const outcome = await domain.recordAudit({ ...entry, service: "accounts", correlationId });
      if (outcome.kind === "invalid")
        throw new Error(`an entry of the audit log breaks a rule: ${JSON.stringify(outcome.fields)}`);
    },
  };
}

/** UTC; a night that was slept through is made up for. */
export const accountsSchedule = "40 3 * * * forgetExpired ?fill=1d";
