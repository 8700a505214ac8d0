import { zodResolver } from "@hookform/resolvers/zod";
import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import type { RequestEmailChangeInput } from "../../../graph/schema-types.generated";
import { FormProblem } from "../../../ui/form/form-problem";
import { useRefusalText } from "../../../ui/form/use-refusal-text";
import { z } from "../../../ui/form/zod";
import { toast } from "../../../ui/toast/toast";
import { useFieldRules } from "../fields/field-rules";
import { PasswordField } from "../fields/password-field";
import { Section } from "../components/section";
import { useLockText } from "../components/use-lock-text";
import { AskForNewEmailDocument, ConfirmNewEmailDocument } from "./security.generated";

interface EmailSectionProps {
  readonly email: string;
  readonly onChange: () => void;
}

/** The current address stays until the user confirms the new one with the code that is mailed to it. */
export function EmailSection({ email, onChange }: EmailSectionProps) {
  const t = useTranslations("account.security.email");
  const [newEmail, setNewEmail] = useState<string>();
  return (
    <Section title={t("title")} text={t("text", { email })}>
      {newEmail === undefined ? (
        <RequestForm onSent={setNewEmail} />
      ) : (
        <ConfirmForm
          newEmail={newEmail}
          onDone={(changed) => {
            setNewEmail(undefined);
            if (changed) onChange();
          }}
        />
      )}
    </Section>
  );
}

function RequestForm({ onSent }: { readonly onSent: (email: string) => void }) {
  const t = useTranslations("account.security.email");
  const rules = useFieldRules();
  const refusalText = useRefusalText();
  const lockText = useLockText();
  const [, request] = useMutation(AskForNewEmailDocument);
  const [problem, setProblem] = useState<string>();
  const schema = z.object({
    newEmail: rules.email,
    currentPassword: rules.password,
  }) satisfies z.ZodType<RequestEmailChangeInput>;
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { newEmail: "", currentPassword: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    setProblem(undefined);
    const { data, error } = await request({ input });
    const requested = data?.requestEmailChange;
    switch (requested?.__typename) {
      case "VerificationSent":
        return onSent(requested.email);
      case "InvalidCredentials":
        return form.setError("currentPassword", { message: t("wrongPassword") }, { shouldFocus: true });
      case "EmailTaken":
        return form.setError("newEmail", { message: t("taken") }, { shouldFocus: true });
      case "AccountLocked":
        return setProblem(lockText(requested.retryAt));
      case "InvalidInput":
        if (!requested.fields.some(({ path }) => path === "newEmail")) return setProblem(refusalText(undefined));
        // the rule of the form has accepted the address, so it is that of the account
        return form.setError("newEmail", { message: t("sameAddress") }, { shouldFocus: true });
      case undefined:
        setProblem(refusalText(error));
    }
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md" maw={420}>
        <FormProblem>{problem}</FormProblem>
        <TextInput
          {...form.register("newEmail")}
          type="email"
          label={t("new")}
          autoComplete="email"
          error={errors.newEmail?.message}
        />
        <PasswordField
          {...form.register("currentPassword")}
          label={t("password")}
          error={errors.currentPassword?.message}
        />
        <Button type="submit" loading={isSubmitting} style={{ alignSelf: "flex-start" }}>
          {t("submit")}
        </Button>
      </Stack>
    </form>
  );
}

interface ConfirmFormProps {
  readonly newEmail: string;
  readonly onDone: (changed: boolean) => void;
}

function ConfirmForm({ newEmail, onDone }: ConfirmFormProps) {
  const t = useTranslations("account.security.email");
  const rules = useFieldRules();
  const refusalText = useRefusalText();
  const [, confirm] = useMutation(ConfirmNewEmailDocument);
  const [problem, setProblem] = useState<string>();
  const form = useForm({ resolver: zodResolver(z.object({ code: rules.code })), defaultValues: { code: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    setProblem(undefined);
    const { data, error } = await confirm({ input });
    const confirmed = data?.confirmEmailChange;
    switch (confirmed?.__typename) {
      case "EmailChanged":
        toast({ message: t("changed", { email: confirmed.email }) });
        return onDone(true);
      case "VerificationFailed":
        return form.setError("code", { message: t("wrongCode") }, { shouldFocus: true });
      case "EmailTaken":
        return setProblem(t("taken"));
      case undefined:
        setProblem(refusalText(error));
    }
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md" maw={420}>
        <Text role="status">{t("sent", { email: newEmail })}</Text>
        <FormProblem>{problem}</FormProblem>
        <TextInput
          {...form.register("code")}
          label={t("code")}
          inputMode="numeric"
          autoComplete="one-time-code"
          error={errors.code?.message}
        />
        <Group>
          <Button type="submit" loading={isSubmitting}>
            {t("confirm")}
          </Button>
          <Button variant="default" onClick={() => onDone(false)}>
            {t("giveUp")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
