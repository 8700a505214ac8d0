import { conflict, ConflictType, InvalidInputType, invalidInput } from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType } from "type-graphql";
import type { CreateExampleEntryOutcome } from "../domain/create-example-entry.js";
import { ExampleEntryType, exampleEntryTypeFrom } from "./example-entry-type.js";

export const CreateExampleEntryResult = createUnionType({
  name: "CreateExampleEntryResult",
  types: () => [ExampleEntryType, ConflictType, InvalidInputType] as const,
});

export function toCreateExampleEntryResult(outcome: CreateExampleEntryOutcome): typeof CreateExampleEntryResult {
  switch (outcome.kind) {
    case "created":
      return exampleEntryTypeFrom(outcome.exampleEntry);
    case "titleTaken":
      return conflict(`Another example entry has the title ${outcome.title}.`, "title");
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}
