/**
 * Ends a `switch` over a union: compilation fails when a member is added without a case, and an unexpected value throws
 * at run time.
 */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
