import type { CombinedError } from "@urql/core";
import { useTranslations } from "use-intl/react";
import { useRefusalText } from "../../../../ui/form/use-refusal-text";
import { useServerMessage } from "../../../../ui/form/use-server-message";

interface Result {
  readonly __typename: string;
  readonly fields?: readonly { readonly message: string }[];
}

/** Returns the text that explains why a text below a lesson was not saved; undefined when it was saved. */
export function useProblemText() {
  const t = useTranslations("courses.below");
  const refusalText = useRefusalText();
  const serverMessage = useServerMessage();
  return (result: Result | null | undefined, error: CombinedError | undefined, full: string): string | undefined => {
    switch (result?.__typename) {
      case "InvalidInput":
        return result.fields?.map(({ message }) => serverMessage(message)).join(" ");
      case "Conflict":
        return full;
      case "NotFound":
        return t("notAvailable");
      case undefined:
        return refusalText(error);
      default:
        return undefined;
    }
  };
}
