/** Ends a `switch` over a union: stops compiling when a member is added, and throws should one get there all the same. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
