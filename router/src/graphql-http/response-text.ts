import type { GraphQLFormattedError } from "graphql";
import type { AnswerError, FirstAnswer, LaterAnswer } from "@souk/federation-engine";

type TellErrors = (errors: readonly AnswerError[]) => readonly GraphQLFormattedError[];

/** Returns one part of an answer as JSON. `more`: further members of the object, with a leading comma. */
export function partText(part: FirstAnswer | LaterAnswer, tell: TellErrors, more: string): string {
  const next = `"hasNext":${part.hasNext}${more}}`;
  if ("data" in part) return `{${errorsText(part.errors, tell)}"data":${part.data},${next}`;
  const items = part.incremental.map(({ data, errors, path, label }) => {
    const named = label === undefined ? "" : `,"label":${JSON.stringify(label)}`;
    return `{${errorsText(errors, tell)}"data":${data},"path":${JSON.stringify(path)}${named}}`;
  });
  return `{"incremental":[${items.join(",")}],${next}`;
}

function errorsText(errors: readonly AnswerError[], tell: TellErrors): string {
  return errors.length === 0 ? "" : `"errors":${JSON.stringify(tell(errors))},`;
}
