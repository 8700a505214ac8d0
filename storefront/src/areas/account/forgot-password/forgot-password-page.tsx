import { zodResolver } from "@hookform/resolvers/zod";
import { Alert, Anchor, Button, Stack, TextInput } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Link, useActionData, useSearchParams } from "react-router";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../../../ui/form/form-problem";
import { formErrors } from "../../../ui/form/refused-form";
import { useRefusalText, useTextOfRefusal } from "../../../ui/form/use-refusal-text";
import { Head } from "../../../ui/head/head";
import { useFieldRules } from "../fields/field-rules";
import { EntryCard } from "../../../ui/entry-card/entry-card";
import { forgotPasswordAction, passwordLinkRule, type RefusedPasswordLink } from "./forgot-password-action";
import { AskForPasswordLinkDocument } from "./forgot-password.generated";

export const action = import.meta.env.SSR ? forgotPasswordAction : undefined;

/** Asks for the address. The mailed link leads to the page that sets the new password. */
export function Component() {
  const t = useTranslations("account.forgotPassword");
  const rules = useFieldRules();
  const refusalText = useRefusalText();
  const textOfRefusal = useTextOfRefusal();
  const refused = useActionData<RefusedPasswordLink>();
  const [parameters] = useSearchParams();
  const [, requestLink] = useMutation(AskForPasswordLinkDocument);
  const [sentTo, setSentTo] = useState<string>();
  const [problem, setProblem] = useState(refused?.outcome && textOfRefusal(refused.outcome));
  const [values] = useState({ email: "", ...refused?.values });
  const [shownErrors] = useState(() => formErrors<typeof values>(refused?.problems));
  const form = useForm({
    resolver: zodResolver(passwordLinkRule(rules)),
    defaultValues: values,
    errors: shownErrors,
  });
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
        <form method="post" onSubmit={(event) => void submit(event)} noValidate>
          <Stack gap="md">
            <FormProblem>{problem}</FormProblem>
            <TextInput
              {...form.register("email")}
              defaultValue={values.email}
              type="email"
              label={t("email")}
              autoComplete="username"
              error={errors.email?.message}
            />
            <Button type="submit" loading={isSubmitting} fullWidth>
              {t("submit")}
            </Button>
            <div role="status">
              {(sentTo || parameters.has("sent")) && (
                <Alert color="souk" variant="light" icon={<IconMail aria-hidden />}>
                  {sentTo ? t("sent", { email: sentTo }) : t("sentPlain")}
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
