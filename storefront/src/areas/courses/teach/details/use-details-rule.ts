import { useTranslations } from "use-intl/react";
import type { CreateCourseInput } from "../../../../graph/schema-types.generated";
import { z } from "../../../../ui/form/zod";
import { decimalFrom } from "./price-text";

const mostCategories = 20;

/** The validation rule for the details of a course, with messages in the visitor's language. */
export function useDetailsRule() {
  const t = useTranslations("teaching.details.rule");
  return z.object({
    title: z.string().trim().min(1, t("title")).max(200, t("titleTooLong")),
    summary: z.string().trim().max(10_000, t("summaryTooLong")),
    category: z.string(),
    thumbnail: z.string(),
    price: z.object({
      amount: z
        .string()
        .refine((text) => Number(decimalFrom(text)) > 0, t("price"))
        .transform((text) => decimalFrom(text) ?? ""),
      currency: z.string(),
    }),
    categories: z.array(z.string()).max(mostCategories, t("tooManyCategories")),
  }) satisfies z.ZodType<CreateCourseInput>;
}

export interface DetailsValues {
  readonly title: string;
  readonly summary: string;
  /** The slug of the course category; empty for none. */
  readonly category: string;
  /** The address of a picture of media; empty for none. */
  readonly thumbnail: string;
  readonly price: { readonly amount: string; readonly currency: string };
  readonly categories: string[];
}
