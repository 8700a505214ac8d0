import type { CombinedError } from "@urql/core";
import { useTranslations } from "use-intl/react";
import { useRefusalText } from "../../../ui/form/use-refusal-text";
import { useServerMessage } from "../../../ui/form/use-server-message";

/** The answer of a mutation: an object, one of its problems, or null if a service is unavailable. */
interface Outcome {
  readonly __typename: string;
  readonly fields?: readonly { readonly message: string }[];
}

/** Replaces the general text for a kind of problem. */
export type ProblemTexts = Readonly<Record<string, string>>;

/**
 * Returns the problem of a mutation as text, or undefined on success. `done` lists the type names that mean success.
 */
export function useProblem() {
  const t = useTranslations("admin.problem");
  const refusalText = useRefusalText();
  const serverMessage = useServerMessage();
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
        return t("unavailable");
      case "IdempotencyKeyReused":
        return t("keyReused");
      case "InvalidInput":
        return outcome.fields?.map(({ message }) => serverMessage(message)).join(" ") ?? t("conflict");
      default:
        return t("conflict");
    }
  };
}

/** True if the outcome of the mutation is known. After that, the same input is a new intent. */
export function isAnswered(outcome: Outcome | null | undefined): boolean {
  return outcome !== null && outcome !== undefined && outcome.__typename !== "ServiceUnavailable";
}
