import type { Client } from "@urql/core";
import { data, redirect, type ActionFunctionArgs } from "react-router";
import { localizedPath } from "../../../app/localized-path";
import { requestPath } from "../../../app/request-path";
import { actingGraphContext } from "../../../graph/graph-context";
import { refusalOf } from "../../../graph/refusal";
import { FormFields } from "../../../ui/form/form-fields";
import { lockedUntil, proveSecondFactor } from "../login/login-action";
import type { SignInProblem } from "../login/sign-in-outcome";
import { mutateSignedOut } from "../sign-in/mutate-signed-out";
import { returnPathOf } from "../sign-in/return-path";
import { statusOfCallback, type CallbackOutcome } from "./callback-outcome";
import { FinishProviderSignInDocument, LinkIdentityByPasswordDocument } from "./provider-callback.generated";

/** The field with the provider's answer, which scripts remove from the address. */
export const answerField = "answer";

/** Runs one step after a provider has sent the browser back. On the server it redirects at the end. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const graph = context.get(actingGraphContext);
  const fields = await FormFields.of(request);
  const outcome = await nextStep(graph, fields, () =>
    finish(graph, params.provider ?? "", callbackUrlOf(request, fields)),
  );
  if (!import.meta.env.SSR || outcome.step !== "done") return data(outcome, { status: statusOfCallback(outcome) });
  const { report, returnTo } = outcome;
  return redirect(report?.secondFactorSetupRequired ? "/account/security" : localizedPath(returnTo).path, 303);
}

/** Returns the address to which the provider has sent the browser. */
function callbackUrlOf(request: Request, fields: FormFields): string {
  const url = new URL(requestPath(request), request.url);
  url.search = fields.text(answerField) || new URL(request.url).search;
  return url.href;
}

async function nextStep(
  graph: Client,
  fields: FormFields,
  begin: () => Promise<CallbackOutcome>,
): Promise<CallbackOutcome> {
  const [challenge, linkToken] = [fields.text("challenge"), fields.text("linkToken")];
  const returnTo = returnPathOf(fields.text("returnTo"), "/");
  if (challenge) return proveByCode(graph, { challenge, code: fields.text("code"), returnTo });
  if (!linkToken) return begin();
  const [email, password] = [fields.text("email"), fields.text("password")];
  return proveByPassword(graph, { linkToken, email, password, returnTo });
}

async function finish(graph: Client, provider: string, callbackUrl: string): Promise<CallbackOutcome> {
  const input = { provider, callbackUrl };
  const { data: answer, error } = await mutateSignedOut(graph, FinishProviderSignInDocument, { input });
  const finished = answer?.completeProviderSignIn;
  const returnTo = returnPathOf(finished?.returnTo, "/");
  const result = finished?.result;
  switch (result?.__typename) {
    case "SignedIn":
      return { step: "done", returnTo, report: result };
    case "User":
      return { step: "done", returnTo };
    case "SecondFactorRequired":
      return { step: "code", returnTo, challenge: result.challenge };
    case "IdentityNotLinked":
      return { step: "password", returnTo, email: result.email, linkToken: result.linkToken };
    case "ProviderSignInFailed":
      return { step: "failed", problem: { kind: result.reason } };
    case "ServiceUnavailable":
      return { step: "failed", problem: { kind: "unavailable" } };
    case undefined:
      return { step: "failed", problem: error ? refusalOf(error) : { kind: "failed" } };
  }
}

interface CodeProof {
  readonly challenge: string;
  readonly code: string;
  readonly returnTo: string;
}

async function proveByCode(graph: Client, { challenge, code, returnTo }: CodeProof): Promise<CallbackOutcome> {
  const proof = await proveSecondFactor(graph, { email: "", challenge, code });
  switch (proof.step) {
    case "signedIn":
      return { step: "done", returnTo, report: proof.report };
    case "code":
      return { ...proof, returnTo };
    default:
      return { step: "failed", problem: { kind: "challengeExpired" } };
  }
}

interface PasswordProof {
  readonly linkToken: string;
  readonly email: string;
  readonly password: string;
  readonly returnTo: string;
}

async function proveByPassword(
  graph: Client,
  { linkToken, email, password, returnTo }: PasswordProof,
): Promise<CallbackOutcome> {
  const input = { linkToken, password };
  const { data: answer, error } = await mutateSignedOut(graph, LinkIdentityByPasswordDocument, { input });
  const linked = answer?.linkProviderIdentity;
  const withProblem = (problem: SignInProblem): CallbackOutcome => ({
    step: "password",
    email,
    linkToken,
    returnTo,
    problem,
  });
  switch (linked?.__typename) {
    case "SignedIn":
      return { step: "done", returnTo, report: linked };
    case "User":
      return { step: "done", returnTo };
    case "SecondFactorRequired":
      return { step: "code", returnTo, challenge: linked.challenge };
    case "InvalidCredentials":
      return withProblem({ kind: "wrong" });
    case "AccountLocked":
      return withProblem(lockedUntil(linked.retryAt));
    case "ChallengeExpired":
      return { step: "failed", problem: { kind: "challengeExpired" } };
    case undefined:
      return withProblem(error ? refusalOf(error) : { kind: "failed" });
  }
}
