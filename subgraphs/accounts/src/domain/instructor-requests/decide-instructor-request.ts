import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import type { Clock } from "@souk/kernel/values/clock";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { isUuid } from "@souk/kernel/values/uuid";
import { mayBecome, type InstructorRequest } from "./instructor-request.js";
import type { InstructorDecision, InstructorRequestStore } from "./instructor-request-store.js";
import { reasonRule, accountChangedMail } from "../user-admin/user-change.js";
import type { User } from "../users/user.js";

type Decided = InstructorDecision["request"];

export type DecideInstructorRequestOutcome =
  | { readonly kind: "decided"; readonly request: InstructorRequest }
  /** Another admin decided first. */
  | { readonly kind: "notOpen"; readonly request: InstructorRequest }
  | { readonly kind: "inactiveUser" }
  | { readonly kind: "notFound"; readonly id: string };

export interface DecideInstructorRequestDependencies {
  readonly instructorRequests: InstructorRequestStore;
  readonly clock: Clock;
}

/** Makes the applicant an instructor, and notifies them. */
export function approveInstructorRequest(deps: DecideInstructorRequestDependencies) {
  const decide = decideRequest(deps);
  return (id: string, action: AdminAction): Promise<DecideInstructorRequestOutcome> =>
    decide(id, action, (request, decidedAt) => ({ ...request, state: "APPROVED", decidedAt }));
}

/** Rejects the request. The applicant sees the reason, and may apply again. */
export function rejectInstructorRequest(deps: DecideInstructorRequestDependencies) {
  const decide = decideRequest(deps);
  return async (
    id: string,
    reason: string,
    action: AdminAction,
  ): Promise<
    DecideInstructorRequestOutcome | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] }
  > => {
    const checked = checkInput(reasonRule, { reason });
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    return decide(id, action, (request, decidedAt) => ({ ...request, ...checked.value, state: "REJECTED", decidedAt }));
  };
}

type Undecided = Pick<InstructorRequest, "id" | "userId" | "motivation" | "createdAt">;

function decideRequest({ instructorRequests, clock }: DecideInstructorRequestDependencies) {
  return async (
    id: string,
    action: AdminAction,
    become: (request: Undecided, at: Date) => Decided,
  ): Promise<DecideInstructorRequestOutcome> => {
    let outcome: DecideInstructorRequestOutcome = { kind: "notFound", id };
    const decide = (before: InstructorRequest, user: User): InstructorDecision | null => {
      const after = become(before, clock.now());
      outcome = outcomeOf(before, after, user);
      return outcome.kind === "decided" ? decisionOf(before, after, user, action) : null;
    };
    if (isUuid(id)) await instructorRequests.decideRequest(id, decide);
    return outcome;
  };
}

function outcomeOf(before: InstructorRequest, after: Decided, user: User): DecideInstructorRequestOutcome {
  if (!mayBecome(before.state, after.state)) return { kind: "notOpen", request: before };
  if (after.state === "APPROVED" && !user.isActive) return { kind: "inactiveUser" };
  return { kind: "decided", request: after };
}

function decisionOf(before: InstructorRequest, after: Decided, user: User, action: AdminAction): InstructorDecision {
  const makesInstructor = after.state === "APPROVED" && user.role === "CUSTOMER";
  const role = makesInstructor ? "INSTRUCTOR" : user.role;
  const reason = after.state === "REJECTED" ? after.reason : null;
  const change = {
    before: { role: user.role, instructorRequest: { id: before.id, state: before.state } },
    after: {
      role,
      instructorRequest: { id: after.id, state: after.state },
      ...(reason === null ? {} : { reason }),
    },
  };
  const audited = auditJobs(action, { targetType: "User", targetId: user.id, ...change });
  const kind = after.state === "APPROVED" ? "INSTRUCTOR_APPROVED" : "INSTRUCTOR_REJECTED";
  const mail = accountChangedMail(action.id, user, { change: kind, role: makesInstructor ? role : null, reason });
  return { request: after, makesInstructor, jobs: [...audited, mail] };
}
