import { zodResolver } from "@hookform/resolvers/zod";
import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../../../ui/form/form-problem";
import { useRefusalText } from "../../../ui/form/use-refusal-text";
import { z } from "../../../ui/form/zod";
import { useFieldRules } from "../fields/field-rules";
import { PasswordField } from "../fields/password-field";
import { useLockText } from "../components/use-lock-text";
import { NewRecoveryCodesDocument, TurnOffSecondFactorDocument } from "./security.generated";

interface SecondFactorProofProps {
  readonly action: "turnOff" | "renewCodes";
  readonly onCancel: () => void;
  /** Called with the new recovery codes, or with an empty list. */
  readonly onDone: (recoveryCodes: readonly string[]) => void;
}

/** An action that weakens the second factor requires both factors. */
export function SecondFactorProof({ action, onCancel, onDone }: SecondFactorProofProps) {
  const t = useTranslations("account.security.secondFactor");
  const rules = useFieldRules();
  const refusalText = useRefusalText();
  const lockText = useLockText();
  const [, turnOff] = useMutation(TurnOffSecondFactorDocument);
  const [, renewCodes] = useMutation(NewRecoveryCodesDocument);
  const [problem, setProblem] = useState<string>();
  const form = useForm({
    resolver: zodResolver(z.object({ currentPassword: z.string(), code: rules.proof })),
    defaultValues: { currentPassword: "", code: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ currentPassword, code }) => {
    setProblem(undefined);
    const input = { currentPassword: currentPassword || null, code };
    const { error, outcome } = await send(input);
    switch (outcome?.__typename) {
      case "User":
        return onDone([]);
      case "RecoveryCodes":
        return onDone(outcome.codes);
      case "InvalidCredentials":
        return form.setError("currentPassword", { message: t("wrongPassword") }, { shouldFocus: true });
      case "VerificationFailed":
        return form.setError("code", { message: t("wrongCode") }, { shouldFocus: true });
      case "AccountLocked":
        return setProblem(lockText(outcome.retryAt));
      case undefined:
        setProblem(refusalText(error));
    }
  });

  async function send(input: { currentPassword: string | null; code: string }) {
    if (action === "turnOff") {
      const { data, error } = await turnOff({ input });
      return { error, outcome: data?.disableTwoFactor };
    }
    const { data, error } = await renewCodes({ input });
    return { error, outcome: data?.renewRecoveryCodes };
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md" maw={420}>
        <FormProblem>{problem}</FormProblem>
        <PasswordField
          {...form.register("currentPassword")}
          label={t("password")}
          description={t("passwordHint")}
          required={false}
          error={errors.currentPassword?.message}
        />
        <TextInput
          {...form.register("code")}
          label={t("code")}
          description={t("codeOrRecovery")}
          autoComplete="one-time-code"
          error={errors.code?.message}
        />
        <Group>
          <Button type="submit" loading={isSubmitting} {...(action === "turnOff" ? { color: "red" } : {})}>
            {t(action)}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t("cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
