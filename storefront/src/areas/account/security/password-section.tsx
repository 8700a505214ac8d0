import { zodResolver } from "@hookform/resolvers/zod";
import { Anchor, Button, Stack } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Link } from "react-router";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { useSession } from "../../../app/viewer/use-session";
import type { ChangePasswordInput } from "../../../graph/schema-types.generated";
import { FormProblem } from "../../../ui/form/form-problem";
import { useRefusalText } from "../../../ui/form/use-refusal-text";
import { z } from "../../../ui/form/zod";
import { toast } from "../../../ui/toast/toast";
import { useFieldRules } from "../fields/field-rules";
import { NewPasswordField, type PasswordRules } from "../fields/new-password-field";
import { PasswordField } from "../fields/password-field";
import { Section } from "../components/section";
import { useLockText } from "../components/use-lock-text";
import { ReplacePasswordDocument } from "./security.generated";

interface PasswordSectionProps {
  readonly rules: PasswordRules;
  readonly email: string;
}

export function PasswordSection({ rules, email }: PasswordSectionProps) {
  const t = useTranslations("account.security.password");
  const fieldRules = useFieldRules();
  const refusalText = useRefusalText();
  const lockText = useLockText();
  const { signedIn } = useSession();
  const [, change] = useMutation(ReplacePasswordDocument);
  const [problem, setProblem] = useState<string>();
  const schema = z.object({
    currentPassword: fieldRules.password,
    newPassword: fieldRules.newPassword(rules),
  }) satisfies z.ZodType<ChangePasswordInput>;
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { currentPassword: "", newPassword: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    setProblem(undefined);
    const { data, error } = await change({ input });
    const changed = data?.changePassword;
    switch (changed?.__typename) {
      case "SignedIn":
        form.reset();
        signedIn();
        return toast({ message: t("changed") });
      case "InvalidCredentials":
        return form.setError("currentPassword", { message: t("wrong") }, { shouldFocus: true });
      case "WeakPassword":
        return form.setError("newPassword", { message: t("weak") }, { shouldFocus: true });
      case "AccountLocked":
        return setProblem(lockText(changed.retryAt));
      case undefined:
        setProblem(refusalText(error));
    }
  });
  return (
    <Section title={t("title")} text={t("text")}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        {/* tells password managers which account the password belongs to */}
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <Stack gap="md" maw={420}>
          <FormProblem>{problem}</FormProblem>
          <PasswordField
            {...form.register("currentPassword")}
            label={t("current")}
            error={errors.currentPassword?.message}
          />
          <NewPasswordField
            {...form.register("newPassword")}
            label={t("new")}
            rules={rules}
            error={errors.newPassword?.message}
          />
          <Button type="submit" loading={isSubmitting} style={{ alignSelf: "flex-start" }}>
            {t("submit")}
          </Button>
        </Stack>
      </form>
      <Anchor component={Link} to="/forgot-password" size="sm">
        {t("forgotten")}
      </Anchor>
    </Section>
  );
}
