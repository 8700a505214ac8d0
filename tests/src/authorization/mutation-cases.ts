import { mutationRows } from "./rows/all-rows.js";
import { roles, rules, type Role, type Outcome } from "./rules.js";
import type { MutationRow } from "./table.js";

export type MutationCase = readonly [coordinate: string, row: MutationRow];

const cases: readonly MutationCase[] = Object.entries(mutationRows);

/** Every mutation, in an order in which each one succeeds for the allowed roles. */
export const mutationCases: readonly MutationCase[] = [
  ...cases.filter(([, row]) => !row.endsSession),
  ...cases.filter(([, row]) => row.endsSession),
];

export function expectedOutcome({ rule, of = "everybody" }: MutationRow, role: Role): Outcome {
  const refusal = rules[rule][role];
  return refusal === "value" ? rules[of][role] : refusal;
}

export function rolesWhoMay(row: MutationRow): readonly Role[] {
  return roles.filter((role) => expectedOutcome(row, role) === "value");
}
