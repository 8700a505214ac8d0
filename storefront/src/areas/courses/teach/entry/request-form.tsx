import { zodResolver } from "@hookform/resolvers/zod";
import { Button, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import type { RequestInstructorRoleInput } from "../../../../graph/schema-types.generated";
import { FormProblem } from "../../../../ui/form/form-problem";
import { showInvalidFields } from "../../../../ui/form/server-problems";
import { useRefusalText } from "../../../../ui/form/use-refusal-text";
import { useServerProblems } from "../../../../ui/form/use-server-message";
import { z } from "../../../../ui/form/zod";
import { toast } from "../../../../ui/toast/toast";
import { RequestInstructorRoleDocument } from "./instructor-request.generated";

export function RequestForm({ onRequested }: { readonly onRequested: () => void }) {
  const t = useTranslations("teaching.become");
  const refusalText = useRefusalText();
  const inWords = useServerProblems();
  const [, send] = useMutation(RequestInstructorRoleDocument);
  const [problem, setProblem] = useState<string>();
  const schema = z.object({
    motivation: z.string().trim().min(20, t("tooShort")).max(2000, t("tooLong")),
  }) satisfies z.ZodType<RequestInstructorRoleInput>;
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { motivation: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    setProblem(undefined);
    const { data, error } = await send({ input });
    const answer = data?.requestInstructorRole;
    switch (answer?.__typename) {
      case "InstructorRequest":
        toast({ message: t("asked") });
        return onRequested();
      case "Conflict":
        // already requested, or already an instructor
        return onRequested();
      case "InvalidInput":
        return setProblem(showInvalidFields(form, inWords(answer)).join(" "));
      case undefined:
        setProblem(refusalText(error));
    }
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <FormProblem>{problem}</FormProblem>
        <Textarea
          {...form.register("motivation")}
          label={t("motivation")}
          description={t("motivationHint")}
          error={errors.motivation?.message}
          autosize
          minRows={5}
        />
        <Button type="submit" loading={isSubmitting} style={{ alignSelf: "start" }}>
          {t("ask")}
        </Button>
      </Stack>
    </form>
  );
}
