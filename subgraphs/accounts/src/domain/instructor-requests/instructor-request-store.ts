import type { PageRequest } from "@souk/kernel/values/page";
import type { InstructorRequest, InstructorRequestState } from "./instructor-request.js";
import type { User } from "../users/user.js";
import type { OutboxJob } from "../outbox-job.js";

export type OpenInstructorRequest = InstructorRequest & { readonly state: "OPEN" };

export interface InstructorDecision {
  /** The request after the decision. */
  readonly request: Exclude<InstructorRequest, { readonly state: "OPEN" }>;
  /** Makes a customer an instructor; an instructor or admin stays unchanged. */
  readonly makesInstructor: boolean;
  /** Sent from the outbox of the same transaction. */
  readonly jobs: readonly OutboxJob[];
}

export const instructorRequestSorts = ["NEWEST", "OLDEST"] as const;
export type InstructorRequestSort = (typeof instructorRequestSorts)[number];

export interface InstructorRequestList {
  /** Null selects all states. */
  readonly state: InstructorRequestState | null;
  readonly sort: InstructorRequestSort;
  readonly page: PageRequest;
}

export interface InstructorRequestStore {
  /** "notCustomer": the user is an instructor or admin already, or cannot sign in. */
  openRequest(request: OpenInstructorRequest): Promise<"opened" | "alreadyOpen" | "notCustomer">;
  /**
   * Calls `decide` with the request and its user while both are locked; does not call it when the request does not
   * exist. If `decide` returns null, nothing changes.
   */
  decideRequest(
    id: string,
    decide: (request: InstructorRequest, user: User) => InstructorDecision | null,
  ): Promise<void>;
  listRequests(list: InstructorRequestList): Promise<readonly InstructorRequest[]>;
  countRequests(state: InstructorRequestState | null): Promise<number>;
  /** Returns the newest request of each of these users. */
  newestRequests(userIds: readonly string[]): Promise<readonly InstructorRequest[]>;
}
