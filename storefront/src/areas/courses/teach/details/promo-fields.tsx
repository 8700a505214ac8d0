import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useWatch, type UseFormReturn } from "react-hook-form";
import { useTranslations } from "use-intl/react";
import type { DraftFile } from "../outline/draft/outline-draft";
import { LessonFileField } from "../outline/lesson-file-field";
import type { DetailsValues } from "./use-details-rule";

export interface PromoFieldsProps {
  readonly form: UseFormReturn<DetailsValues>;
  /** The title of the course. */
  readonly title: string;
  /** The saved file. */
  readonly saved: DraftFile | null;
}

/** The promo video: an uploaded file, or an address on another host. The form saves it with the other details. */
export function PromoFields({ form, title, saved }: PromoFieldsProps) {
  const t = useTranslations("teaching.details.promo");
  const [chosen, setChosen] = useState<DraftFile | null>(null);
  const fileId = useWatch({ control: form.control, name: "promoFileId" });
  const { errors } = form.formState;
  const change = (file: DraftFile | null): void => {
    setChosen(file);
    form.setValue("promoFileId", file?.fileId ?? "", { shouldDirty: true });
    if (file) form.setValue("promoUrl", "", { shouldDirty: true });
  };
  return (
    <>
      <LessonFileField
        label={t("file")}
        hint={t("fileHint")}
        title={title}
        file={[chosen, saved].find((file) => file?.fileId === fileId) ?? null}
        change={change}
        kind="VIDEO"
        otherKind={t("otherKind")}
        error={errors.promoFileId?.message}
      />
      {fileId === "" && (
        <TextInput
          {...form.register("promoUrl")}
          label={t("url")}
          description={t("urlHint")}
          placeholder="https://"
          inputMode="url"
          error={errors.promoUrl?.message}
        />
      )}
    </>
  );
}
