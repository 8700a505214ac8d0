import { Stack } from "@mantine/core";
import { useFormContext } from "react-hook-form";
import { useTranslations } from "use-intl/react";
import type { CustomTextValues } from "../../../ui/custom-fields/custom-of-texts";
import type { CustomField } from "../../../ui/custom-fields/custom-values";
import { PlainCustomInputs } from "../../../ui/custom-fields/plain-custom-inputs";
import { Section } from "../section";
import type { CheckoutValues } from "./checkout-values";

/** The fields that the shop has declared for orders and that buyers write. */
export function CustomDetails({ fields }: { readonly fields: readonly CustomField[] }) {
  const t = useTranslations("checkout.form");
  const { register, formState } = useFormContext<CheckoutValues>();
  if (fields.length === 0) return null;
  return (
    <Section title={t("details")}>
      <Stack gap="sm">
        <PlainCustomInputs
          fields={fields}
          register={(name) => register(`custom.${name}`)}
          texts={formState.defaultValues?.custom as CustomTextValues}
          errors={formState.errors.custom}
        />
      </Stack>
    </Section>
  );
}
