/** The members of a result union that implement `Problem`: expected failures, each with a stable code. */
export type ProblemOf<Result> = Extract<Result, { readonly code: string; readonly message: string }>;

/** The other members of a result union. */
export type SuccessOf<Result> = Exclude<NonNullable<Result>, ProblemOf<Result>>;

/**
 * Whether the result of a mutation is a problem. In both branches, the type is narrowed: switch on `__typename` to handle
 * each problem with its fields.
 */
export function isProblem<Result extends object>(result: Result): result is ProblemOf<Result> {
  return "code" in result && "message" in result;
}

/** A problem that the caller does not handle. */
export class ProblemError extends Error {
  constructor(readonly problem: { readonly code: string; readonly message: string }) {
    super(`${problem.code}: ${problem.message}`);
    this.name = "ProblemError";
  }
}

/** Returns the result of a mutation, without its problems. Throws ProblemError for a problem, and for null an error. */
export function successOf<Result extends object>(result: Result | null | undefined): SuccessOf<Result> {
  if (result == null) throw new Error("the shop returned no result");
  if (isProblem(result)) throw new ProblemError(result);
  return result as SuccessOf<Result>;
}
