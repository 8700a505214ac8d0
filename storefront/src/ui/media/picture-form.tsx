import { zodResolver } from "@hookform/resolvers/zod";
import { Button, Group, NumberInput, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { Controller, useForm, useWatch } from "react-hook-form";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../form/form-problem";
import { showInvalidFields } from "../form/server-problems";
import { useRefusalText } from "../form/use-refusal-text";
import { useServerProblems } from "../form/use-server-message";
import { z } from "../form/zod";
import { toast } from "../toast/toast";
import { FocalPicture } from "./focal-picture";
import { UpdateMediaFileDocument, type MediaFileDetailsFragment } from "./media-file.generated";

export interface PictureFormProps {
  readonly file: MediaFileDetailsFragment;
  readonly picture: NonNullable<MediaFileDetailsFragment["picture"]>;
}

const longestAlt = 300;
const perCent = z.number().int().min(0).max(100);
const rule = z.object({ alt: z.string().trim().max(longestAlt), focalX: perCent, focalY: perCent });

/** A picture, its alternative text, and the point that stays visible when it is cropped. */
export function PictureForm({ file: { id, alt, focalPoint }, picture }: PictureFormProps) {
  const t = useTranslations("media.file");
  const refusalText = useRefusalText();
  const inWords = useServerProblems();
  const [problem, setProblem] = useState<string>();
  const [, update] = useMutation(UpdateMediaFileDocument);
  const form = useForm({
    resolver: zodResolver(rule),
    defaultValues: { alt: alt ?? "", focalX: focalPoint.x, focalY: focalPoint.y },
  });
  const [x, y] = useWatch({ control: form.control, name: ["focalX", "focalY"] });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    setProblem(undefined);
    const { data, error } = await update({ input: { id, ...values, alt: values.alt || null } });
    const outcome = data?.updateMediaFile;
    switch (outcome?.__typename) {
      case "MediaFile":
        return toast({ message: t("saved") });
      case "InvalidInput":
        return setProblem(showInvalidFields(form, inWords(outcome)).join(" "));
      case "NotFound":
        return setProblem(t("missing"));
      default:
        return setProblem(refusalText(error));
    }
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="sm">
        <FocalPicture
          picture={picture}
          alt={alt ?? ""}
          x={Number(x)}
          y={Number(y)}
          choose={(left, top) => {
            form.setValue("focalX", left, { shouldValidate: true });
            form.setValue("focalY", top, { shouldValidate: true });
          }}
        />
        <FormProblem>{problem}</FormProblem>
        <TextInput
          {...form.register("alt")}
          label={t("alt")}
          description={t("altHint", { max: longestAlt })}
          error={
            errors.alt && (errors.alt.type === "server" ? errors.alt.message : t("altTooLong", { max: longestAlt }))
          }
        />
        <Group gap="sm" align="start">
          {(["focalX", "focalY"] as const).map((name) => (
            <Controller
              key={name}
              control={form.control}
              name={name}
              render={({ field }) => (
                <NumberInput
                  {...field}
                  label={t(name)}
                  min={0}
                  max={100}
                  allowDecimal={false}
                  suffix=" %"
                  flex="1 1 10rem"
                  error={errors[name] && t("focalRange")}
                />
              )}
            />
          ))}
        </Group>
        <Text size="sm" c="dimmed">
          {t("focalHint")}
        </Text>
        <Button type="submit" loading={isSubmitting} style={{ alignSelf: "flex-start" }}>
          {t("save")}
        </Button>
      </Stack>
    </form>
  );
}
