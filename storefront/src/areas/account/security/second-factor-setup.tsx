import { zodResolver } from "@hookform/resolvers/zod";
import { Anchor, Box, Button, Code, Group, List, Stack, Text, TextInput } from "@mantine/core";
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
import {
  SetUpSecondFactorDocument,
  TurnOnSecondFactorDocument,
  type SetUpSecondFactorMutation,
} from "./security.generated";

interface SecondFactorSetupProps {
  readonly onCancel: () => void;
  readonly onDone: (recoveryCodes: readonly string[]) => void;
}

type Setup = Extract<SetUpSecondFactorMutation["beginTwoFactor"], { readonly __typename: "TwoFactorSetup" }>;

export function SecondFactorSetup({ onCancel, onDone }: SecondFactorSetupProps) {
  const [setup, setSetup] = useState<Setup>();
  return setup ? (
    <ConfirmForm setup={setup} onCancel={onCancel} onDone={onDone} />
  ) : (
    <BeginForm onCancel={onCancel} onBegin={setSetup} />
  );
}

interface BeginFormProps {
  readonly onCancel: () => void;
  readonly onBegin: (setup: Setup) => void;
}

function BeginForm({ onCancel, onBegin }: BeginFormProps) {
  const t = useTranslations("account.security.secondFactor");
  const refusalText = useRefusalText();
  const lockText = useLockText();
  const [, begin] = useMutation(SetUpSecondFactorDocument);
  const [problem, setProblem] = useState<string>();
  const form = useForm({ defaultValues: { currentPassword: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ currentPassword }) => {
    setProblem(undefined);
    const { data, error } = await begin({ input: { currentPassword: currentPassword || null } });
    const begun = data?.beginTwoFactor;
    switch (begun?.__typename) {
      case "TwoFactorSetup":
        return onBegin(begun);
      case "InvalidCredentials":
        return form.setError("currentPassword", { message: t("wrongPassword") }, { shouldFocus: true });
      case "AccountLocked":
        return setProblem(lockText(begun.retryAt));
      case "Conflict":
        return setProblem(t("isOnAlready"));
      case undefined:
        setProblem(refusalText(error));
    }
  });
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
        <Group>
          <Button type="submit" loading={isSubmitting}>
            {t("next")}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t("cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function ConfirmForm({ setup, onCancel, onDone }: SecondFactorSetupProps & { readonly setup: Setup }) {
  const t = useTranslations("account.security.secondFactor");
  const rules = useFieldRules();
  const refusalText = useRefusalText();
  const lockText = useLockText();
  const [, turnOn] = useMutation(TurnOnSecondFactorDocument);
  const [problem, setProblem] = useState<string>();
  const form = useForm({ resolver: zodResolver(z.object({ code: rules.code })), defaultValues: { code: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    setProblem(undefined);
    const { data, error } = await turnOn({ input });
    const confirmed = data?.confirmTwoFactor;
    switch (confirmed?.__typename) {
      case "RecoveryCodes":
        return onDone(confirmed.codes);
      case "VerificationFailed":
        return form.setError("code", { message: t("wrongCode") }, { shouldFocus: true });
      case "AccountLocked":
        return setProblem(lockText(confirmed.retryAt));
      case undefined:
        setProblem(refusalText(error));
    }
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <List type="ordered" spacing="xs">
          <List.Item>{t("stepScan")}</List.Item>
          <List.Item>{t("stepCode")}</List.Item>
        </List>
        <Group align="flex-start" gap="lg">
          {/* black on white in both color schemes, or cameras cannot read the code */}
          <Box bg="white" p="xs" style={{ borderRadius: "var(--mantine-radius-md)" }}>
            <img
              src={`data:image/svg+xml,${encodeURIComponent(setup.qrCode)}`}
              alt={t("qrCode")}
              width={180}
              height={180}
              style={{ display: "block" }}
            />
          </Box>
          <Stack gap="xs" flex={1} miw={200}>
            <Text size="sm">{t("orType")}</Text>
            <Code style={{ wordBreak: "break-all" }}>{setup.secret}</Code>
            <Anchor href={setup.otpauthUrl} size="sm">
              {t("openApp")}
            </Anchor>
          </Stack>
        </Group>
        <FormProblem>{problem}</FormProblem>
        <TextInput
          {...form.register("code")}
          label={t("code")}
          inputMode="numeric"
          autoComplete="one-time-code"
          error={errors.code?.message}
          maw={240}
        />
        <Group>
          <Button type="submit" loading={isSubmitting}>
            {t("turnOn")}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t("cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
