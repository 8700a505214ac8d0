import { zodResolver } from "@hookform/resolvers/zod";
import { Alert, Anchor, Button, Stack, TextInput } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Link } from "react-router";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../../../ui/form/form-problem";
import { useRefusalText } from "../../../ui/form/use-refusal-text";
import { z } from "../../../ui/form/zod";
import { Head } from "../../../ui/head/head";
import { useFieldRules } from "../fields/field-rules";
import { EntryCard } from "../sign-in/entry-card";
import { AskForPasswordLinkDocument } from "./forgot-password.generated";

/** Asks for the address. The mailed link leads to the page that sets the new password. */
export function Component() {
  const t = useTranslations("account.forgotPassword");
  const rules = useFieldRules();
  const refusalText = useRefusalText();
  const [, requestLink] = useMutation(AskForPasswordLinkDocument);
  const [sentTo, setSentTo] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const form = useForm({ resolver: zodResolver(z.object({ email: rules.email })), defaultValues: { email: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ email }) => {
    setProblem(undefined);
    setSentTo(undefined);
    const { data, error } = await requestLink({ email });
    if (data?.requestPasswordReset) setSentTo(email);
    else setProblem(refusalText(error));
  });
  return (
    <>
      <Head title={t("title")} hidden />
      <EntryCard title={t("title")} text={t("text")}>
        <form onSubmit={(event) => void submit(event)} noValidate>
          <Stack gap="md">
            <FormProblem>{problem}</FormProblem>
            <TextInput
              {...form.register("email")}
              type="email"
              label={t("email")}
              autoComplete="username"
              error={errors.email?.message}
            />
            <Button type="submit" loading={isSubmitting} fullWidth>
              {t("submit")}
            </Button>
            <div role="status">
              {sentTo && (
                <Alert color="souk" variant="light" icon={<IconMail aria-hidden />}>
                  {t("sent", { email: sentTo })}
                </Alert>
              )}
            </div>
          </Stack>
        </form>
        <Anchor component={Link} to="/login" size="sm">
          {t("back")}
        </Anchor>
      </EntryCard>
    </>
  );
}
