import { Directive, ObjectType } from "type-graphql";
import { problem, ProblemType } from "./problem-types.js";

@Directive("@shareable")
@ObjectType("IdempotencyKeyReused", { implements: ProblemType, description: "The key was used for another request." })
export class IdempotencyKeyReusedType extends ProblemType {}

export function keyReused(): IdempotencyKeyReusedType {
  const message = "This idempotency key was used for another request. Take a new one.";
  return problem(IdempotencyKeyReusedType, { code: "IDEMPOTENCY_KEY_REUSED", message });
}
