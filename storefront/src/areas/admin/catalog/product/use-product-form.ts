import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl/react";
import { z } from "../../../../ui/form/zod";
import { perAttribute, type NamedAttribute } from "../../../../ui/product-attributes/product-attributes";
import { notNumbers, type CustomField, type CustomFormValues } from "../../../../ui/custom-fields/custom-values";
import type { ProductValues } from "./product-values";

/** The rules that the browser can check at once. The graph validates the input again. */
export function useProductForm(values: ProductValues, isNew: boolean, customFields: readonly CustomField[]) {
  const t = useTranslations("adminCatalog.product.wrong");
  const attributeRule = (attribute: NamedAttribute) =>
    attribute.kind === "text"
      ? z.string().max(attribute.maxLength, t("tooLong", { max: attribute.maxLength }))
      : z
          .string()
          .trim()
          .regex(/^\d*$/, t("stock"))
          .refine((text) => Number(text) <= attribute.max, t("tooLarge", { max: attribute.max }));
  const schema = z.object({
    ...perAttribute(attributeRule),
    name: z
      .string()
      .trim()
      .min(1, t("needed"))
      .max(200, t("tooLong", { max: 200 })),
    sku: z
      .string()
      .trim()
      .min(1, t("needed"))
      .max(64, t("tooLong", { max: 64 }))
      .regex(/^[\w.-]*$/, t("sku")),
    slug: isNew
      ? z.string()
      : z
          .string()
          .trim()
          .min(1, t("needed"))
          .max(80, t("tooLong", { max: 80 }))
          .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, t("slug")),
    description: z.string().max(10_000, t("tooLong", { max: 10_000 })),
    price: z.object({
      amount: z
        .string()
        .trim()
        .min(1, t("needed"))
        .regex(/^\d{1,10}([.,]\d{1,3})?$/, t("price")),
    }),
    isActive: z.boolean(),
    categories: z.array(z.string()).max(20, t("tooMany", { max: 20 })),
    tags: z.array(z.string().max(40, t("tooLong", { max: 40 }))).max(20, t("tooMany", { max: 20 })),
    initialStock: z
      .string()
      .trim()
      .regex(/^\d{0,9}$/, t("stock")),
    custom: z.custom<CustomFormValues>().superRefine((custom, context) => {
      for (const name of notNumbers(customFields, custom))
        context.addIssue({ code: "custom", path: [name], message: t("number") });
    }),
  }) satisfies z.ZodType<ProductValues>;
  return useForm<ProductValues>({ resolver: zodResolver(schema), defaultValues: values });
}

export type ProductFormState = ReturnType<typeof useProductForm>;

interface FoundWrong {
  readonly __typename: string;
  readonly field?: string | null;
}

/**
 * Shows a message beside the field, and returns true, if the graph refused a SKU or slug that another product already
 * has.
 */
export function showConflict(form: ProductFormState, outcome: FoundWrong | null | undefined, text: string): boolean {
  if (outcome?.__typename !== "Conflict") return false;
  if (outcome.field !== "sku" && outcome.field !== "slug") return false;
  form.setError(outcome.field, { type: "server", message: text }, { shouldFocus: true });
  return true;
}
