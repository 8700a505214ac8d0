import { Directive, Field, InterfaceType, ObjectType } from "type-graphql";
import type { ErrorCodeName } from "../errors/error-codes.js";
import type { InvalidField } from "../errors/invalid-field.js";

@InterfaceType("Problem", {
  description:
    "An expected failure, returned as a member of a mutation's result union. `code` is stable and listed in the error-code table.",
  resolveType: (value: object) => value.constructor.name.replace(/Type$/, ""),
})
export abstract class ProblemType {
  @Field(() => String, { description: "Stable; clients can match on it." })
  code!: string;

  @Field(() => String, { description: "For humans, in English; may change." })
  message!: string;
}

@Directive("@shareable")
@ObjectType("InvalidField")
export class InvalidFieldType {
  @Field(() => String, {
    description: "The path in the input, as the client wrote it: `price.amount`, `lines.0.quantity`.",
  })
  path!: string;

  @Field(() => String)
  message!: string;
}

@Directive("@shareable")
@ObjectType("InvalidInput", {
  implements: ProblemType,
  description: "Fields of the input break rules. `fields` names all of them, not just the first.",
})
export class InvalidInputType extends ProblemType {
  @Field(() => [InvalidFieldType])
  fields!: InvalidFieldType[];
}

@Directive("@shareable")
@ObjectType("NotFound", {
  implements: ProblemType,
  description: "Nothing has this id, or the viewer may not see it.",
})
export class NotFoundType extends ProblemType {}

@Directive("@shareable")
@ObjectType("Conflict", { implements: ProblemType, description: "A uniqueness or state conflict (HTTP's 409)." })
export class ConflictType extends ProblemType {
  @Field(() => String, { nullable: true, description: "The input field that causes the conflict; null if none does." })
  field!: string | null;
}

@Directive("@shareable")
@ObjectType("ServiceUnavailable", {
  implements: ProblemType,
  description: "A service that the operation needs did not answer (HTTP's 503). Nothing was changed.",
})
export class ServiceUnavailableType extends ProblemType {
  @Field(() => String, { description: "The name of the service, e.g. `catalog`." })
  service!: string;
}

/** Creates a problem from its class. A result union resolves its type by the class, so plain objects do not work. */
export function problem<T extends ProblemType>(
  type: new () => T,
  fields: Omit<T, "code"> & { code: ErrorCodeName },
): T {
  return Object.assign(new type(), fields);
}

export function invalidInput(fields: readonly InvalidField[]): InvalidInputType {
  const message = fields.map(({ path, message: complaint }) => (path ? `${path}: ${complaint}` : complaint)).join("; ");
  return problem(InvalidInputType, { code: "VALIDATION_FAILED", message, fields: [...fields] });
}

export function notFound(message: string): NotFoundType {
  return problem(NotFoundType, { code: "NOT_FOUND", message });
}

export function conflict(message: string, field: string | null = null): ConflictType {
  return problem(ConflictType, { code: "CONFLICT", message, field });
}

export function serviceUnavailable(service: string): ServiceUnavailableType {
  return problem(ServiceUnavailableType, {
    code: "SERVICE_UNAVAILABLE",
    message: `${service} does not answer. Nothing was changed; try again.`,
    service,
  });
}
