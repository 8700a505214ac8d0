import { Anchor, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useEffect, useRef, type ReactNode } from "react";
import { Form, Link, useNavigation } from "react-router";
import { useTranslations } from "use-intl/react";
import { UnaddressedForm } from "../../../ui/form/unaddressed-form";
import { PasswordField } from "../fields/password-field";
import { loginPath } from "../sign-in/return-path";
import { SignInProblem } from "./sign-in-problem";
import type { SignInProblem as Problem } from "./sign-in-outcome";

interface PasswordStepProps {
  readonly email: string;
  readonly problem: Problem | undefined;
  readonly returnTo: string;
}

export function PasswordStep({ email, problem, returnTo }: PasswordStepProps) {
  const t = useTranslations("account.login");
  const sending = useNavigation().state !== "idle";
  return (
    <>
      <SignInProblem problem={problem} email={email} />
      <Form method="post">
        <Stack gap="md">
          <TextInput
            name="email"
            type="email"
            label={t("email")}
            autoComplete="username"
            defaultValue={email}
            required
            withAsterisk={false}
          />
          <PasswordField name="password" label={t("password")} />
          <Button type="submit" loading={sending} fullWidth>
            {t("signIn")}
          </Button>
        </Stack>
      </Form>
      <Group justify="space-between" gap="xs">
        <Anchor component={Link} to="/forgot-password" size="sm">
          {t("forgotPassword")}
        </Anchor>
        <Text size="sm">
          {t("newHere")}{" "}
          <Anchor component={Link} to="/register" state={{ returnTo }} inherit underline="always">
            {t("register")}
          </Anchor>
        </Text>
      </Group>
    </>
  );
}

interface CodeStepProps extends PasswordStepProps {
  readonly challenge: string;
  /** Hidden fields of the page. */
  readonly children?: ReactNode;
}

/** The second proof: a code from the authenticator app, or a recovery code. */
export function CodeStep({ email, challenge, problem, returnTo, children }: CodeStepProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const t = useTranslations("account.login");
  const sending = useNavigation().state !== "idle";
  return (
    <>
      <SignInProblem problem={problem} email={email} />
      <UnaddressedForm>
        <input type="hidden" name="challenge" value={challenge} />
        <input type="hidden" name="email" value={email} />
        {children}
        <Stack gap="md">
          <TextInput
            name="code"
            label={t("code")}
            description={t("codeHint")}
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            ref={field}
            required
            withAsterisk={false}
          />
          <Button type="submit" loading={sending} fullWidth>
            {t("confirmCode")}
          </Button>
        </Stack>
      </UnaddressedForm>
      <Anchor component={Link} to={loginPath(returnTo)} reloadDocument size="sm">
        {t("startOver")}
      </Anchor>
    </>
  );
}
