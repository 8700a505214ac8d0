import { Divider, MultiSelect, NativeSelect, Stack, Textarea, TextInput } from "@mantine/core";
import { Controller, type UseFormReturn } from "react-hook-form";
import { useTranslations } from "use-intl/react";
import { CustomInputs } from "../../../../ui/custom-fields/custom-inputs";
import type { DeclaredFields } from "../../../../ui/custom-fields/use-declared-fields";
import type { CourseDetailsFragment } from "../editor/edit-course.generated";
import { draftFileFrom } from "../outline/draft/outline-draft";
import { ContentFields } from "./content-fields";
import { PromoFields } from "./promo-fields";
import { ThumbnailField } from "./thumbnail-field";
import type { DetailsValues } from "./use-details-rule";

export interface DetailsFieldsProps {
  readonly form: UseFormReturn<DetailsValues>;
  /** Undefined for a new course, whose form is short. */
  readonly course?: CourseDetailsFragment;
  readonly categories: readonly { readonly slug: string; readonly name: string }[];
  readonly courseCategories: readonly { readonly slug: string; readonly name: string }[];
  /** False while catalog is unavailable: it has the price and the categories. */
  readonly hasProduct: boolean;
  /** The fields that the shop has declared for courses. */
  readonly declared: DeclaredFields;
}

export function DetailsFields({
  form,
  course,
  categories,
  courseCategories,
  hasProduct,
  declared,
}: DetailsFieldsProps) {
  const t = useTranslations("teaching.details");
  const { errors } = form.formState;
  const { currency } = form.getValues("price");
  return (
    <Stack gap="md">
      <TextInput
        {...form.register("title")}
        label={t("title")}
        description={t("titleHint")}
        error={errors.title?.message}
        required
        withAsterisk={false}
      />
      {course && (
        <TextInput
          {...form.register("subtitle")}
          label={t("subtitle")}
          description={t("subtitleHint")}
          error={errors.subtitle?.message}
        />
      )}
      <Textarea
        {...form.register("summary")}
        label={t("summary")}
        description={t("summaryHint")}
        error={errors.summary?.message}
        autosize
        minRows={4}
        maxRows={16}
      />
      {course && <ContentFields form={form} language={course.draft?.details.language ?? null} />}
      <Controller
        control={form.control}
        name="thumbnail"
        render={({ field: { value, onChange } }) => (
          <ThumbnailField value={value} onChange={onChange} error={errors.thumbnail?.message} />
        )}
      />
      {course && (
        <PromoFields form={form} title={course.title} saved={draftFileFrom(course.draft?.details.promo ?? null)} />
      )}
      {course && course.status !== "DRAFT" && <Divider label={t("atOnce")} labelPosition="left" />}
      {courseCategories.length > 0 && (
        <NativeSelect
          {...form.register("category")}
          label={t("category")}
          description={t("categoryHint")}
          data={[
            { value: "", label: t("withoutCategory") },
            ...courseCategories.map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
          error={errors.category?.message}
        />
      )}
      {hasProduct && (
        <>
          <TextInput
            {...form.register("price.amount")}
            label={t("price", { currency })}
            description={t("priceHint")}
            inputMode="decimal"
            error={errors.price?.amount?.message ?? errors.price?.message}
            maw={180}
          />
          <Controller
            control={form.control}
            name="categories"
            render={({ field: { value, onChange, onBlur, ref } }) => (
              <MultiSelect
                ref={ref}
                label={t("categories")}
                description={t("categoriesHint")}
                data={categories.map(({ slug, name }) => ({ value: slug, label: name }))}
                value={value}
                onChange={onChange}
                onBlur={onBlur}
                error={errors.categories?.message}
                searchable
                hidePickedOptions
                nothingFoundMessage={t("noCategory")}
              />
            )}
          />
        </>
      )}
      <CustomInputs {...declared.inputs} />
    </Stack>
  );
}
