import { Stack } from "@mantine/core";
import { useFormContext } from "react-hook-form";
import { useTranslations } from "use-intl/react";
import type { CustomField } from "../../../ui/custom-fields/custom-values";
import { PlainCustomInput } from "../../../ui/custom-fields/plain-custom-input";
import { Section } from "../section";
import type { CheckoutValues } from "./checkout-values";

/** The fields that the shop has declared for orders and that buyers write. */
export function CustomDetails({ fields }: { readonly fields: readonly CustomField[] }) {
  const t = useTranslations("checkout.form");
  if (fields.length === 0) return null;
  return (
    <Section title={t("details")}>
      <Stack gap="sm">
        {fields.map((field) => (
          <DetailInput key={field.name} field={field} />
        ))}
      </Stack>
    </Section>
  );
}

function DetailInput({ field }: { readonly field: CustomField }) {
  const { name } = field;
  const t = useTranslations("checkout.form");
  const { register, formState } = useFormContext<CheckoutValues>();
  const problem = formState.errors.custom?.[name]?.message;
  return (
    <PlainCustomInput
      field={field}
      input={{ ...register(`custom.${name}`), defaultValue: formState.defaultValues?.custom?.[name] }}
      problem={problem === "number" ? t("errors.number") : problem}
    />
  );
}
