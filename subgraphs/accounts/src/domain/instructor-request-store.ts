import type { PageRequest } from "@souk/kernel/page";
import type { InstructorRequest, InstructorRequestState } from "./instructor-request.js";
import type { User } from "./user.js";
import type { OutboxJob } from "./user-store.js";

export type OpenInstructorRequest = InstructorRequest & { readonly state: "OPEN" };

export interface InstructorDecision {
  /** What the request becomes. */
  readonly request: Exclude<InstructorRequest, { readonly state: "OPEN" }>;
  /** Makes a customer an instructor; whoever is more than that stays so. */
  readonly makesInstructor: boolean;
  /** Sent from the outbox of the same transaction. */
  readonly jobs: readonly OutboxJob[];
}

export const instructorRequestSorts = ["NEWEST", "OLDEST"] as const;
export type InstructorRequestSort = (typeof instructorRequestSorts)[number];

export interface InstructorRequestList {
  /** Of all states when null. */
  readonly state: InstructorRequestState | null;
  readonly sort: InstructorRequestSort;
  readonly page: PageRequest;
}

export interface InstructorRequestStore {
  /** "notCustomer": whoever asks may teach already, or cannot sign in. */
  openRequest(request: OpenInstructorRequest): Promise<"opened" | "alreadyOpen" | "notCustomer">;
  /** `decide` sees the request and its user under their lock, and is not called when there is none; null changes nothing. */
  decideRequest(
    id: string,
    decide: (request: InstructorRequest, user: User) => InstructorDecision | null,
  ): Promise<void>;
  listRequests(list: InstructorRequestList): Promise<readonly InstructorRequest[]>;
  countRequests(state: InstructorRequestState | null): Promise<number>;
  /** The newest of each of these users. */
  newestRequests(userIds: readonly string[]): Promise<readonly InstructorRequest[]>;
}
