import { Group, NativeSelect, Select, Textarea } from "@mantine/core";
import { Controller, type UseFormReturn } from "react-hook-form";
import { useLocale, useTranslations } from "use-intl/react";
import { languageOptions } from "../../../../ui/language/languages";
import { courseLevels, type DetailsValues } from "./use-details-rule";

export interface ContentFieldsProps {
  readonly form: UseFormReturn<DetailsValues>;
  /** The saved language, which may be none of the common ones. */
  readonly language: string | null;
}

/** The fields that only the page of the course shows: its text, level, language, goals and requirements. */
export function ContentFields({ form, language }: ContentFieldsProps) {
  const t = useTranslations("teaching.details");
  const levelText = useTranslations("courses.level");
  const locale = useLocale();
  const { errors } = form.formState;
  return (
    <>
      <Textarea
        {...form.register("description")}
        label={t("description")}
        description={t("descriptionHint")}
        error={errors.description?.message}
        autosize
        minRows={6}
        maxRows={24}
      />
      <Group gap="md" align="start" grow preventGrowOverflow={false}>
        <NativeSelect
          {...form.register("level")}
          label={t("level")}
          data={[
            { value: "", label: t("withoutLevel") },
            ...courseLevels.map((value) => ({ value, label: levelText(value) })),
          ]}
          error={errors.level?.message}
        />
        <Controller
          control={form.control}
          name="language"
          render={({ field: { value, onChange, onBlur, ref } }) => (
            <Select
              ref={ref}
              label={t("language")}
              placeholder={t("withoutLanguage")}
              data={languageOptions(locale, language ?? "")}
              value={value || null}
              onChange={(chosen) => onChange(chosen ?? "")}
              onBlur={onBlur}
              error={errors.language?.message}
              searchable
              clearable
              clearButtonProps={{ "aria-label": t("clearLanguage") }}
              nothingFoundMessage={t("noLanguage")}
            />
          )}
        />
      </Group>
      {(["goals", "requirements"] as const).map((name) => (
        <Textarea
          key={name}
          {...form.register(name)}
          label={t(name)}
          description={t("pointsHint")}
          error={errors[name]?.message}
          autosize
          minRows={3}
          maxRows={20}
        />
      ))}
    </>
  );
}
