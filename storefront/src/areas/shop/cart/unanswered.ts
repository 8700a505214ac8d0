/** Stands for the answer of a mutation that got none. */
export const unanswered = { __typename: "ServiceUnavailable", message: "" } as const;
