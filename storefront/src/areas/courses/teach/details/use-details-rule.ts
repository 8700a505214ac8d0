import { useTranslations } from "use-intl/react";
import type { CourseLevel } from "../../../../graph/schema-types.generated";
import { z } from "../../../../ui/form/zod";
import { isMediaAddress } from "../outline/draft/outline-problems";
import { pointsOf } from "./points";
import { decimalFrom } from "./price-text";

const mostCategories = 20;
const mostPoints = 20;
const longestPoint = 300;

export const courseLevels = ["BEGINNER", "INTERMEDIATE", "ADVANCED"] as const satisfies readonly CourseLevel[];

/** The validation rule for the details of a course, with messages in the visitor's language. */
export function useDetailsRule() {
  const t = useTranslations("teaching.details.rule");
  /** One point on each line. */
  const points = z.string().superRefine((text, context) => {
    const lines = pointsOf(text);
    const tooLong = lines.findIndex(({ length }) => length > longestPoint);
    if (lines.length > mostPoints) context.addIssue(t("tooManyPoints"));
    else if (tooLong >= 0) context.addIssue(t("point", { number: tooLong + 1, problem: t("pointTooLong") }));
  });
  return z.object({
    title: z.string().trim().min(1, t("title")).max(200, t("titleTooLong")),
    subtitle: z.string().trim().max(200, t("titleTooLong")),
    summary: z.string().trim().max(10_000, t("summaryTooLong")),
    description: z.string().trim().max(20_000, t("descriptionTooLong")),
    level: z.enum(["", ...courseLevels]),
    language: z.string(),
    goals: points,
    requirements: points,
    promoUrl: z.string().trim().refine(isMediaAddress, t("address")),
    promoFileId: z.string(),
    category: z.string(),
    thumbnail: z.string(),
    price: z.object({
      amount: z
        .string()
        .refine((text) => decimalFrom(text) !== undefined, t("price"))
        .transform((text) => decimalFrom(text) ?? ""),
      currency: z.string(),
    }),
    categories: z.array(z.string()).max(mostCategories, t("tooManyCategories")),
  }) satisfies z.ZodType<DetailsValues>;
}

export interface DetailsValues {
  readonly title: string;
  readonly subtitle: string;
  readonly summary: string;
  /** Markdown. */
  readonly description: string;
  readonly level: CourseLevel | "";
  /** A tag of BCP 47; empty for none. */
  readonly language: string;
  /** One on each line. */
  readonly goals: string;
  /** One on each line. */
  readonly requirements: string;
  /** The address of a promo video on another host; empty for none, and for an uploaded one. */
  readonly promoUrl: string;
  /** The uploaded promo video; empty for none. */
  readonly promoFileId: string;
  /** The slug of the course category; empty for none. */
  readonly category: string;
  /** The address of a picture of media; empty for none. */
  readonly thumbnail: string;
  readonly price: { readonly amount: string; readonly currency: string };
  readonly categories: string[];
}
