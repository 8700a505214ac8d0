import { Anchor, Button } from "@mantine/core";
import { Form, Link } from "react-router";
import { useFormatter, useTranslations } from "use-intl/react";
import { useInBrowser } from "../../../app/use-in-browser";
import { FormProblem } from "../../../ui/form/form-problem";
import { useTextOfRefusal } from "../../../ui/form/use-refusal-text";
import type { SignInProblem as Problem } from "./sign-in-outcome";

interface SignInProblemProps {
  readonly problem: Problem | undefined;
  readonly email: string;
}

/** Explains why the sign-in failed and offers the next step. */
export function SignInProblem({ problem, email }: SignInProblemProps) {
  return <FormProblem>{problem && <ProblemText problem={problem} email={email} />}</FormProblem>;
}

function ProblemText({ problem, email }: { readonly problem: Problem; readonly email: string }) {
  const t = useTranslations("account.login.problem");
  const textOfRefusal = useTextOfRefusal();
  switch (problem.kind) {
    case "locked":
      return <Locked {...problem} />;
    case "unverified":
      return (
        <>
          {t("unverified")}
          <Form method="post">
            <input type="hidden" name="email" value={email} />
            <Button type="submit" name="intent" value="sendCode" variant="default" size="xs" mt="xs">
              {t("sendCode")}
            </Button>
          </Form>
        </>
      );
    case "captcha":
      return textOfRefusal(problem);
    case "providerAway":
      return t("providerAway");
    case "tooMany":
    case "busy":
      return t(problem.kind, { seconds: problem.seconds });
    default:
      return t(problem.kind);
  }
}

function Locked({ retryAt, minutes }: { readonly retryAt: string; readonly minutes: number }) {
  const t = useTranslations("account.login.problem");
  const format = useFormatter();
  const inBrowser = useInBrowser();
  const time = inBrowser ? format.dateTime(new Date(retryAt), { timeStyle: "short" }) : undefined;
  return (
    <>
      {time ? t("lockedUntil", { minutes, time }) : t("locked", { minutes })}{" "}
      <Anchor component={Link} to="/forgot-password" inherit underline="always" c="inherit">
        {t("setNewPassword")}
      </Anchor>
    </>
  );
}
