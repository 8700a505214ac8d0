/**
 * A user's application to teach. An admin's decision is final; after a rejection, the user may apply again with another
 * request.
 */
export type InstructorRequest = {
  readonly id: string;
  readonly userId: string;
  readonly motivation: string;
  readonly createdAt: Date;
} & (
  | { readonly state: "OPEN" }
  | { readonly state: "APPROVED"; readonly decidedAt: Date }
  | { readonly state: "REJECTED"; readonly decidedAt: Date; readonly reason: string }
);

export type InstructorRequestState = InstructorRequest["state"];

export const instructorRequestTransitions = {
  OPEN: ["APPROVED", "REJECTED"],
  APPROVED: [],
  REJECTED: [],
} as const satisfies Record<InstructorRequestState, readonly InstructorRequestState[]>;

export function mayBecome(from: InstructorRequestState, to: InstructorRequestState): boolean {
  const next: readonly InstructorRequestState[] = instructorRequestTransitions[from];
  return next.includes(to);
}
