import type { CombinedError } from "@urql/core";
import type { SaveOutcome } from "../../../../ui/custom-fields/declared-fields-form";
import { useProblem } from "../../components/use-problem";

interface Answer {
  readonly __typename: string;
  readonly fields?: readonly { readonly path: string; readonly message: string }[];
}

/** Returns a function that reads the answer to a change of declared fields. `type`: the type of success. */
export function useFieldsOutcome(type: string) {
  const problemOf = useProblem();
  return (answer: Answer | null | undefined, error: CombinedError | undefined): SaveOutcome => {
    if (answer?.__typename === "InvalidInput") return { kind: "invalid", fields: answer.fields ?? [] };
    const text = problemOf(answer, error, [type]);
    return text === undefined ? { kind: "saved" } : { kind: "refused", text };
  };
}
