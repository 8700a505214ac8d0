import type { JobHandlers } from "@souk/kernel/jobs";
import type { AccountsDomain } from "../domain/accounts-domain.js";

export function accountsJobs(domain: AccountsDomain): JobHandlers {
  return {
    sendVerificationMail: domain.sendVerificationMail,
    forgetExpired: domain.forgetExpired,
  };
}

/** UTC; a night that was slept through is made up for. */
export const accountsSchedule = "40 3 * * * forgetExpired ?fill=1d";
