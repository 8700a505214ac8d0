import { zodResolver } from "@hookform/resolvers/zod";
import { Button, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useNavigate } from "react-router";
import { useMutation, useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import type { CustomField } from "../../../../ui/custom-fields/custom-values";
import { useDeclaredFields } from "../../../../ui/custom-fields/use-declared-fields";
import { FormProblem } from "../../../../ui/form/form-problem";
import { showInvalidFields } from "../../../../ui/form/server-problems";
import { useRefusalText } from "../../../../ui/form/use-refusal-text";
import { useServerProblems } from "../../../../ui/form/use-server-message";
import { Head } from "../../../../ui/head/head";
import { ErrorState } from "../../../../ui/page-state/error-state";
import { useUnsavedGuard } from "../editor/use-unsaved-guard";
import { DetailsFields } from "./details-fields";
import { CreateCourseDocument, NewCourseDocument } from "./new-course.generated";
import { useDetailsRule, type DetailsValues } from "./use-details-rule";

/** Creates a course from its title and price; the lessons are added later. */
export function Component() {
  const t = useTranslations("teaching.new");
  const [{ data, error, fetching }, refetch] = useQuery({ query: NewCourseDocument });
  const currency = data?.products?.nodes[0]?.price.currency ?? "CAD";
  return (
    <Stack gap="md" maw={640}>
      <Head title={t("title")} hidden />
      <Title order={1}>{t("title")}</Title>
      <Text>{t("text")}</Text>
      {data?.categories && (
        <NewCourseForm
          categories={data.categories}
          courseCategories={data.courseCategories ?? []}
          fields={data.customFields ?? []}
          currency={currency}
        />
      )}
      {!data?.categories && fetching && <Skeleton height={360} aria-hidden />}
      {!data?.categories && !fetching && (
        <ErrorState error={error} retry={() => refetch({ requestPolicy: "network-only" })} />
      )}
    </Stack>
  );
}

interface NewCourseFormProps {
  readonly categories: readonly { readonly slug: string; readonly name: string }[];
  readonly courseCategories: readonly { readonly slug: string; readonly name: string }[];
  readonly fields: readonly CustomField[];
  readonly currency: string;
}

function NewCourseForm({ categories, courseCategories, fields, currency }: NewCourseFormProps) {
  const t = useTranslations("teaching.new");
  const navigate = useNavigate();
  const refusalText = useRefusalText();
  const inWords = useServerProblems();
  const [, create] = useMutation(CreateCourseDocument);
  const [problem, setProblem] = useState<string>();
  const form = useForm<DetailsValues>({
    resolver: zodResolver(useDetailsRule()),
    defaultValues: {
      title: "",
      subtitle: "",
      summary: "",
      description: "",
      level: "",
      language: "",
      goals: "",
      requirements: "",
      promoUrl: "",
      promoFileId: "",
      category: "",
      thumbnail: "",
      price: { amount: "", currency },
      categories: [],
    },
  });
  const declared = useDeclaredFields(fields);
  const { isSubmitting, isDirty } = form.formState;
  const guard = useUnsavedGuard(isDirty || declared.input !== undefined);
  const submit = form.handleSubmit(async ({ title, summary, category, thumbnail, price, categories: slugs }) => {
    setProblem(undefined);
    if (!declared.check()) return;
    const input = {
      title,
      summary,
      category: category || null,
      thumbnail: thumbnail || null,
      price,
      categories: slugs,
      ...(declared.input ? { custom: declared.input } : {}),
    };
    const { data, error } = await create({ input });
    const answer = data?.createCourse;
    switch (answer?.__typename) {
      case "Course":
        guard.letGo();
        return navigate(`/teach/courses/${answer.id}`, { replace: true });
      case "InvalidInput":
        return setProblem(
          showInvalidFields(form, inWords({ ...answer, fields: declared.showProblems(answer.fields) })).join(" "),
        );
      case undefined:
        setProblem(refusalText(error));
    }
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {guard.dialog}
      <Stack gap="md">
        <FormProblem>{problem}</FormProblem>
        <DetailsFields
          form={form}
          categories={categories}
          courseCategories={courseCategories}
          hasProduct
          declared={declared}
        />
        <Button type="submit" loading={isSubmitting} style={{ alignSelf: "start" }}>
          {t("create")}
        </Button>
      </Stack>
    </form>
  );
}
