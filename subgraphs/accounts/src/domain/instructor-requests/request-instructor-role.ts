import type { Clock } from "@souk/kernel/values/clock";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { z } from "zod";
import type { InstructorRequestStore, OpenInstructorRequest } from "./instructor-request-store.js";

export interface RequestInstructorRoleInput {
  readonly motivation: string;
}

export type RequestInstructorRoleOutcome =
  | { readonly kind: "opened"; readonly request: OpenInstructorRequest }
  | { readonly kind: "alreadyOpen" }
  | { readonly kind: "notCustomer" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface RequestInstructorRoleDependencies {
  readonly instructorRequests: InstructorRequestStore;
  readonly clock: Clock;
  readonly newId: () => string;
}

const requestRule = z.object({
  motivation: z.string().trim().min(20, "must be at least 20 characters").max(2000, "must be at most 2,000 characters"),
});

/** Creates a customer's application to become an instructor; a customer has at most one open application. */
export function requestInstructorRole({ instructorRequests, clock, newId }: RequestInstructorRoleDependencies) {
  return async (userId: string, input: RequestInstructorRoleInput): Promise<RequestInstructorRoleOutcome> => {
    const checked = checkInput(requestRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const request = { id: newId(), userId, ...checked.value, createdAt: clock.now(), state: "OPEN" as const };
    const outcome = await instructorRequests.openRequest(request);
    return outcome === "opened" ? { kind: "opened", request } : { kind: outcome };
  };
}
