import type { FieldError, UseFormRegisterReturn } from "react-hook-form";
import { useTranslations } from "use-intl/react";
import { useServerMessage } from "../form/use-server-message";
import type { CustomTextValues } from "./custom-of-texts";
import { notANumber } from "./custom-texts-rule";
import type { CustomField } from "./custom-values";
import { PlainCustomInput } from "./plain-custom-input";

export interface PlainCustomInputsProps {
  readonly fields: readonly CustomField[];
  /** `(name) => form.register("custom." + name)` */
  readonly register: (name: string) => UseFormRegisterReturn;
  /** The first texts of the inputs, by the names of their fields. */
  readonly texts: CustomTextValues;
  readonly errors: Readonly<Partial<Record<string, FieldError>>> | undefined;
}

/** The inputs of all declared fields of a form that the browser can submit itself. */
export function PlainCustomInputs({ fields, register, texts, errors }: PlainCustomInputsProps) {
  const t = useTranslations("shared.customFields");
  const serverMessage = useServerMessage();
  const textOf = (problem: string) => (problem === notANumber ? t("notNumber") : serverMessage(problem));
  return fields.map((field) => {
    const problem = errors?.[field.name]?.message;
    return (
      <PlainCustomInput
        key={field.name}
        field={field}
        input={{ ...register(field.name), defaultValue: texts[field.name] }}
        problem={problem && textOf(problem)}
      />
    );
  });
}
