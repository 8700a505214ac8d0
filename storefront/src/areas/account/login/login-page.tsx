import { Alert, Anchor } from "@mantine/core";
import { useEffect, useRef } from "react";
import { Link, Navigate, redirect, useActionData, useSearchParams, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { useViewer } from "../../../app/viewer/viewer";
import { ShellDocument } from "../../../app/viewer/viewer.generated";
import { preload } from "../../../graph/graph-context";
import { Head } from "../../../ui/head/head";
import { EntryCard } from "../../../ui/entry-card/entry-card";
import { homeOf, returnPathOf } from "../sign-in/return-path";
import { useCompleteSignIn } from "../sign-in/use-complete-sign-in";
import { SignInOptionsDocument } from "./login.generated";
import { CodeStep, PasswordStep } from "./password-step";
import { ProviderButtons, ProviderLink } from "./provider-buttons";
import type { SignInOutcome } from "./sign-in-outcome";

export { action } from "./login-action";

export async function loader(args: LoaderFunctionArgs): Promise<Response | null> {
  const [shell] = await Promise.all([
    import.meta.env.SSR ? preload(args, ShellDocument, {}) : undefined,
    preload(args, SignInOptionsDocument, {}),
  ]);
  const user = shell?.data?.me;
  if (!user || args.request.method !== "GET") return null;
  const returnTo = new URL(args.request.url).searchParams.get("returnTo");
  return redirect(returnPathOf(returnTo, homeOf(user.sessionRole ?? user.role)));
}

export function Component() {
  const t = useTranslations("account.login");
  const [parameters] = useSearchParams();
  const outcome = useActionData<SignInOutcome>();
  const returnToParam = parameters.get("returnTo");
  const returnTo = returnPathOf(returnToParam);
  const { user } = useViewer();
  useContinueAfterSignIn(outcome, returnToParam);
  const [{ data }] = useQuery({ query: SignInOptionsDocument });
  // a visitor with a session does not sign in again
  if (user && outcome?.step !== "signedIn") {
    return <Navigate to={returnPathOf(returnToParam, homeOf(user.sessionRole ?? user.role))} replace />;
  }
  if (outcome?.step === "provider") return <ProviderLink {...outcome} providers={data?.signInProviders ?? []} />;
  const isCodeStep = outcome?.step === "code";
  return (
    <>
      <Head title={t("title")} hidden />
      <EntryCard title={isCodeStep ? t("codeTitle") : t("title")}>
        {outcome?.step === "codeSent" && <CodeSent email={outcome.email} returnTo={returnTo} />}
        {isCodeStep ? (
          <CodeStep {...outcome} problem={outcome.problem} returnTo={returnTo} />
        ) : (
          <PasswordStep
            email={outcome && "email" in outcome ? outcome.email : ""}
            problem={outcome?.step === "password" ? outcome.problem : undefined}
            returnTo={returnTo}
          />
        )}
        {!isCodeStep && <ProviderButtons providers={data?.signInProviders ?? []} returnTo={returnTo} />}
      </EntryCard>
    </>
  );
}

function CodeSent({ email, returnTo }: { readonly email: string; readonly returnTo: string }) {
  const t = useTranslations("account.login");
  return (
    <Alert role="status" color="souk" variant="light">
      {t("codeSent", { email })}{" "}
      <Anchor component={Link} to="/verify" state={{ email, returnTo }} inherit underline="always">
        {t("enterCode")}
      </Anchor>
    </Alert>
  );
}

/** Runs once for each sign-in. */
function useContinueAfterSignIn(outcome: SignInOutcome | undefined, returnToParam: string | null): void {
  const complete = useCompleteSignIn();
  const done = useRef<SignInOutcome>(undefined);
  useEffect(() => {
    if (outcome?.step !== "signedIn" || done.current === outcome) return;
    done.current = outcome;
    void complete(outcome.report, returnPathOf(returnToParam, homeOf(outcome.report.user.role)));
  });
}
