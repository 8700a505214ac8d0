import type { CombinedError } from "@urql/core";
import { useTranslations } from "use-intl/react";
import { useRefusalText } from "../../../ui/form/use-refusal-text";

/** What a mutation answered: a thing, one of its problems, or nothing since a service is away. */
interface Outcome {
  readonly __typename: string;
  readonly fields?: readonly { readonly message: string }[];
}

/** Said in place of the general words for this kind of problem. */
export type ProblemTexts = Readonly<Record<string, string>>;

/**
 * What stood in the way of a mutation, in words for people; undefined where it was done. `done` names the types that its
 * answer has then.
 */
export function useProblem() {
  const t = useTranslations("admin.problem");
  const refusalText = useRefusalText();
  return (
    outcome: Outcome | null | undefined,
    error: CombinedError | undefined,
    done: readonly string[],
    texts: ProblemTexts = {},
  ): string | undefined => {
    if (!outcome) {
      const isConflict = error?.graphQLErrors.some(({ extensions }) => extensions.code === "CONFLICT");
      return isConflict ? (texts.Conflict ?? t("conflict")) : refusalText(error);
    }
    if (done.includes(outcome.__typename)) return undefined;
    const text = texts[outcome.__typename];
    if (text !== undefined) return text;
    switch (outcome.__typename) {
      case "Conflict":
        return t("conflict");
      case "NotFound":
        return t("gone");
      case "ServiceUnavailable":
        return t("away");
      case "IdempotencyKeyReused":
        return t("keyReused");
      case "InvalidInput":
        return outcome.fields?.map(({ message }) => message).join(" ") ?? t("conflict");
      default:
        return t("conflict");
    }
  };
}

/** Whether it is known what became of it: then to ask the same again is to want it again. */
export function isAnswered(outcome: Outcome | null | undefined): boolean {
  return outcome !== null && outcome !== undefined && outcome.__typename !== "ServiceUnavailable";
}
