import { zodResolver } from "@hookform/resolvers/zod";
import { Button, Group, Radio, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { useActionData, useHref, useNavigate } from "react-router";
import { useClient } from "urql";
import { useTranslations } from "use-intl/react";
import { useViewer } from "../../../app/viewer/viewer";
import { FormProblem } from "../../../ui/form/form-problem";
import { formErrors, type FieldProblems } from "../../../ui/form/refused-form";
import { showInvalidFields } from "../../../ui/form/server-problems";
import { useTextOfRefusal } from "../../../ui/form/use-refusal-text";
import { useServerMessage } from "../../../ui/form/use-server-message";
import { shownPictures } from "../../../ui/reviews/shown-pictures";
import { toast } from "../../../ui/toast/toast";
import { PicturesField } from "./pictures-field";
import type { RefusedReview } from "./review-action";
import type { ReviewFormQuery } from "./review.generated";
import { reviewProblems, reviewRule, saveReview, type ReviewRefusal, type ReviewValues } from "./save-review";
import { useReviewPictures } from "./use-review-pictures";

const allStars = ["1", "2", "3", "4", "5"];

interface ReviewFormProps {
  readonly product: NonNullable<ReviewFormQuery["product"]>;
}

/** Writes the viewer's review of a product, or changes it. */
export function ReviewForm({ product: { id, slug, myReview } }: ReviewFormProps) {
  const t = useTranslations("account.reviews.form");
  const graph = useClient();
  const navigate = useNavigate();
  const { user } = useViewer();
  const problemsOf = useReviewProblems();
  const textOf = useProblemText();
  const refused = useActionData<RefusedReview>();
  const [first] = useState(() =>
    refused?.outcome ? problemsOf(refused.outcome) : { fields: refused?.problems ?? {} },
  );
  const [problem, setProblem] = useState(first.form);
  const [values] = useState<ReviewValues>({
    stars: myReview ? String(myReview.stars) : "",
    title: myReview?.title ?? "",
    text: myReview?.text ?? "",
    authorName: myReview?.authorName ?? user?.fullName?.split(" ")[0] ?? "",
    ...refused?.values,
  });
  const [shownErrors] = useState(() => formErrors<ReviewValues>(first.fields));
  const form = useForm<ReviewValues>({ resolver: zodResolver(reviewRule), defaultValues: values, errors: shownErrors });
  const { errors, isSubmitting } = form.formState;
  const pictures = useReviewPictures(myReview ? shownPictures(myReview) : []);
  const submit = form.handleSubmit(async (entered) => {
    setProblem(undefined);
    const outcome = await saveReview(graph, id, entered, pictures.changed);
    if (outcome.kind === "saved") {
      toast({ message: t(`statuses.${outcome.status}`) });
      return navigate(`/products/${slug}`);
    }
    const problems = problemsOf(outcome);
    const fields = Object.entries(problems.fields).map(([path, message]) => ({ path, message }));
    const [unknown] = showInvalidFields(form, { fields });
    return setProblem(problems.form ?? unknown);
  });
  return (
    <form method="post" action={useHref(`/account/reviews/${id}`)} onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="sm" maw={520}>
        <FormProblem>{problem}</FormProblem>
        <Controller
          name="stars"
          control={form.control}
          render={({ field }) => (
            <Radio.Group {...field} label={t("stars")} error={textOf(errors.stars?.message)} withAsterisk>
              <Group gap="md" mt={4}>
                {allStars.map((stars) => (
                  <Radio key={stars} value={stars} label={t("starsOf", { stars: Number(stars) })} />
                ))}
              </Group>
            </Radio.Group>
          )}
        />
        <TextInput
          {...form.register("title")}
          defaultValue={values.title}
          label={t("headline")}
          error={textOf(errors.title?.message)}
          withAsterisk
        />
        <Textarea
          {...form.register("text")}
          defaultValue={values.text}
          label={t("text")}
          description={t("textHint")}
          error={textOf(errors.text?.message)}
          rows={5}
          withAsterisk
        />
        <TextInput
          {...form.register("authorName")}
          defaultValue={values.authorName}
          label={t("authorName")}
          description={t("authorNameHint")}
          error={textOf(errors.authorName?.message)}
          autoComplete="nickname"
          withAsterisk
        />
        <PicturesField pictures={pictures} />
        <Button
          type="submit"
          loading={isSubmitting}
          disabled={pictures.isUploading}
          style={{ alignSelf: "flex-start" }}
        >
          {t("publish")}
        </Button>
      </Stack>
    </form>
  );
}

/** Returns the text of a field's problem: the message of the rule, or the text of the server. */
function useProblemText(): (message: string | undefined) => string | undefined {
  const t = useTranslations("account.reviews.form.problems");
  return (message) => {
    const key = reviewProblems.find((known) => known === message);
    return key ? t(key) : message;
  };
}

/** Returns the texts of a refusal: beside the fields that it names, and for the whole form. */
function useReviewProblems() {
  const t = useTranslations("account.reviews.form");
  const textOfRefusal = useTextOfRefusal();
  const serverMessage = useServerMessage();
  return (refusal: ReviewRefusal): { readonly fields: FieldProblems; readonly form?: string } => {
    switch (refusal.kind) {
      case "needsPurchase":
        return { fields: {}, form: t("needsPurchase") };
      case "invalid":
        return {
          fields: Object.fromEntries(refusal.fields.map(({ path, message }) => [path, serverMessage(message)])),
        };
      case "refused":
        return { fields: {}, form: textOfRefusal(refusal.refusal) };
    }
  };
}
