import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { useServerMessage } from "../form/use-server-message";
import type { CustomValuePartsFragment } from "./custom-fields.generated";
import type { CustomInputsProps } from "./custom-inputs";
import { customFormValues, customInput, notNumbers, wholeField, type CustomField } from "./custom-values";

interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

export interface DeclaredFields {
  /** The properties of `CustomInputs`. */
  readonly inputs: CustomInputsProps;
  /** The changed values, as the graph takes them; undefined when none changed. */
  readonly input: Readonly<Record<string, unknown>> | undefined;
  /** Takes the values as the saved ones. */
  readonly keep: () => void;
  /** Shows the texts that are no numbers, and returns whether there are none. */
  readonly check: () => boolean;
  /** Shows the problems of declared fields beside their inputs, and returns the others. */
  readonly showProblems: (problems: readonly FieldProblem[]) => FieldProblem[];
}

/** Holds the values of the fields that the shop has declared for an object, as a form shows them. */
export function useDeclaredFields(
  fields: readonly CustomField[],
  saved: readonly CustomValuePartsFragment[] = [],
): DeclaredFields {
  const t = useTranslations("shared.customFields");
  const serverMessage = useServerMessage();
  const [before, setBefore] = useState(() => customFormValues(fields, saved));
  const [values, change] = useState(before);
  const [wrong, setWrong] = useState<ReadonlyMap<string, string>>(new Map());
  return {
    inputs: { fields, values, change, problemOf: (name) => wrong.get(`custom.${name}`) },
    input: customInput(fields, values, before),
    keep: () => setBefore(values),
    check: () => {
      const invalid = notNumbers(fields, values);
      setWrong(new Map(invalid.map((name) => [`custom.${name}`, t("notNumber")])));
      return invalid.length === 0;
    },
    showProblems: (problems) => {
      const own = problems.filter(({ path }) => path.startsWith("custom."));
      setWrong(new Map(own.map(({ path, message }) => [wholeField(path), serverMessage(message)])));
      return problems.filter((problem) => !own.includes(problem));
    },
  };
}
