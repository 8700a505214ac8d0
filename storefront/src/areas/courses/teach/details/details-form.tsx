import { zodResolver } from "@hookform/resolvers/zod";
import { Button, Stack } from "@mantine/core";
import { useEffect, useEffectEvent, useState } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import type { CustomField } from "../../../../ui/custom-fields/custom-values";
import { useDeclaredFields } from "../../../../ui/custom-fields/use-declared-fields";
import { FormProblem } from "../../../../ui/form/form-problem";
import { showInvalidFields } from "../../../../ui/form/server-problems";
import { useRefusalText } from "../../../../ui/form/use-refusal-text";
import { useServerProblems } from "../../../../ui/form/use-server-message";
import { MissingNotice } from "../../../../ui/page-state/missing-notice";
import { toast } from "../../../../ui/toast/toast";
import { UpdateCourseDocument, type CourseDetailsFragment } from "../editor/edit-course.generated";
import { DetailsFields } from "./details-fields";
import { pointsOf, withWholePoints } from "./points";
import { useDetailsRule, type DetailsValues } from "./use-details-rule";

export interface DetailsFormProps {
  readonly course: CourseDetailsFragment;
  readonly categories: readonly { readonly slug: string; readonly name: string }[] | null;
  /** Empty when the shop has none or they are unknown: then the category of the course stays. */
  readonly courseCategories: readonly { readonly slug: string; readonly name: string }[];
  /** The fields that the shop has declared for courses. */
  readonly fields: readonly CustomField[];
  readonly onDirty: (isDirty: boolean) => void;
  readonly retry: () => void;
}

/** The details of a course. Price and categories belong to its product in catalog. */
export function DetailsForm({ course, categories, courseCategories, fields, onDirty, retry }: DetailsFormProps) {
  const t = useTranslations("teaching.details");
  const ruleText = useTranslations("teaching.details.rule");
  const refusalText = useRefusalText();
  const inWords = useServerProblems();
  const [, update] = useMutation(UpdateCourseDocument);
  const [problem, setProblem] = useState<string>();
  const hasProduct = course.product !== null && categories !== null;
  const rule = useDetailsRule();
  const schema = hasProduct ? rule : rule.omit({ price: true, categories: true });
  const form = useForm<DetailsValues>({
    resolver: zodResolver(schema as typeof rule),
    defaultValues: valuesFrom(course),
  });
  const saved = course.allCustomValues ?? course.customValues;
  const declared = useDeclaredFields(fields, saved);
  const { isSubmitting, dirtyFields } = form.formState;
  const isDirty = form.formState.isDirty || declared.input !== undefined;
  useEffect(() => onDirty(isDirty), [isDirty, onDirty]);
  // takes over the data that arrive when catalog is back or a draft has ended, and keeps typed values
  const resetToSaved = useEffectEvent(() => form.reset(valuesFrom(course), { keepDirtyValues: true }));
  const draft = course.draft;
  useEffect(() => resetToSaved(), [hasProduct, draft]);
  const submit = form.handleSubmit(async (values) => {
    const { title, summary, category, thumbnail, price, categories: slugs } = values;
    setProblem(undefined);
    if (!declared.check()) return;
    const input = {
      id: course.id,
      title,
      subtitle: values.subtitle || null,
      summary: summary || null,
      description: values.description || null,
      level: values.level || null,
      language: values.language || null,
      goals: pointsOf(values.goals),
      requirements: pointsOf(values.requirements),
      // the files are unknown while media does not answer, and must not be cleared then
      ...(dirtyFields.thumbnail ? { thumbnail: thumbnail || null } : {}),
      ...(dirtyFields.promoUrl || dirtyFields.promoFileId
        ? { promoUrl: values.promoUrl || null, promoFileId: values.promoFileId || null }
        : {}),
      ...(courseCategories.length > 0 ? { category: category || null } : {}),
      ...(hasProduct ? { price, categories: [...slugs] } : {}),
      ...(declared.input ? { custom: declared.input } : {}),
    };
    const { data, error } = await update({ input });
    const answer = data?.updateCourse;
    switch (answer?.__typename) {
      case "Course":
        form.reset(valuesFrom(answer));
        declared.keep();
        return toast({ message: t(answer.draft?.changedDetails.length ? "savedAsDraft" : "saved") });
      case "InvalidInput": {
        const problems = inWords({ fields: declared.showProblems(answer.fields) });
        return setProblem(
          showInvalidFields(form, {
            fields: withWholePoints(problems.fields, (point) => ruleText("point", point)),
          }).join(" "),
        );
      }
      case "NotFound":
        return setProblem(t("gone"));
      case undefined:
        setProblem(refusalText(error));
    }
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md" maw={640}>
        <FormProblem>{problem}</FormProblem>
        <DetailsFields
          form={form}
          course={course}
          categories={categories ?? []}
          courseCategories={courseCategories}
          hasProduct={hasProduct}
          declared={declared}
        />
        {!hasProduct && <MissingNotice text={t("unavailable")} retry={retry} />}
        <Button type="submit" loading={isSubmitting} disabled={!isDirty} style={{ alignSelf: "start" }}>
          {t("save")}
        </Button>
      </Stack>
    </form>
  );
}

function valuesFrom({ title, draft, category, product }: CourseDetailsFragment): DetailsValues {
  const details = draft?.details;
  return {
    title: details?.title ?? title,
    subtitle: details?.subtitle ?? "",
    summary: details?.summary ?? "",
    description: details?.description ?? "",
    level: details?.level ?? "",
    language: details?.language ?? "",
    goals: (details?.goals ?? []).join("\n"),
    requirements: (details?.requirements ?? []).join("\n"),
    promoUrl: details?.promoUrl ?? "",
    promoFileId: details?.promo?.fileId ?? "",
    category: category?.slug ?? "",
    thumbnail: details?.thumbnail?.url ?? "",
    price: { amount: product?.price.amount ?? "", currency: product?.price.currency ?? "" },
    categories: product?.categories.map(({ slug }) => slug) ?? [],
  };
}
