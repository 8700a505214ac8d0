import type { Client } from "@urql/core";
import { data, redirect, type ActionFunctionArgs } from "react-router";
import { actingGraphContext } from "../../../graph/graph-context";
import { refusalOf } from "../../../graph/refusal";
import { mutateSignedOut } from "../sign-in/mutate-signed-out";
import { homeOf, returnPathOf } from "../sign-in/return-path";
import { SendCodeAgainDocument } from "../verify/verify.generated";
import { ProveSecondFactorDocument, SignInDocument, SignInElsewhereDocument } from "./login.generated";
import { statusOf, type SignInOutcome, type SignInProblem } from "./sign-in-outcome";

/** The value of a button that leads to a provider. */
export const providerIntent = "provider";

/**
 * Runs one step of a sign-in. It runs in the browser, and on the server for browsers without scripts: there it
 * redirects.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const outcome = await signInStep(context.get(actingGraphContext), (name) => textOf(form.get(name)));
  if (import.meta.env.SSR && outcome.step === "signedIn") {
    const { user, secondFactorSetupRequired } = outcome.report;
    const returnTo = returnPathOf(new URL(request.url).searchParams.get("returnTo"), homeOf(user.role));
    return redirect(secondFactorSetupRequired ? "/account/security" : returnTo, 303);
  }
  return data(outcome, { status: statusOf(outcome) });
}

async function signInStep(graph: Client, field: (name: string) => string): Promise<SignInOutcome> {
  const email = field("email");
  if (field("intent") === "sendCode") return sendCode(graph, email);
  if (field("intent") === providerIntent) return goToProvider(graph, field("provider"), field("returnTo"));
  const challenge = field("challenge");
  if (challenge) return proveSecondFactor(graph, { email, challenge, code: field("code") });
  const { data: answer, error } = await mutateSignedOut(graph, SignInDocument, {
    input: { email, password: field("password") },
  });
  const login = answer?.login;
  const withProblem = (problem: SignInProblem): SignInOutcome => ({ step: "password", email, problem });
  switch (login?.__typename) {
    case "SignedIn":
      return { step: "signedIn", report: login };
    case "SecondFactorRequired":
      return { step: "code", email, challenge: login.challenge };
    case "AccountLocked":
      return withProblem(lockedUntil(login.retryAt));
    case "EmailNotVerified":
      return withProblem({ kind: "unverified" });
    case "InvalidCredentials":
      return withProblem({ kind: "wrong" });
    case undefined:
      return withProblem(error ? refusalOf(error) : { kind: "failed" });
  }
}

/** Returns "" for a file: the sign-in form has no file fields. */
function textOf(value: FormDataEntryValue | null): string {
  return typeof value === "string" ? value : "";
}

interface CodeStep {
  readonly email: string;
  readonly challenge: string;
  readonly code: string;
}

/** Sends the code of the second step. */
export async function proveSecondFactor(graph: Client, { email, challenge, code }: CodeStep): Promise<SignInOutcome> {
  const input = { challenge, code: code.trim() };
  const { data: answer, error } = await mutateSignedOut(graph, ProveSecondFactorDocument, { input });
  const proof = answer?.verifySecondFactor;
  const withProblem = (problem: SignInProblem): SignInOutcome => ({ step: "code", email, challenge, problem });
  switch (proof?.__typename) {
    case "SignedIn":
      return { step: "signedIn", report: proof };
    case "SecondFactorRequired":
      return { step: "code", email, challenge: proof.challenge };
    case "AccountLocked":
      return withProblem(lockedUntil(proof.retryAt));
    case "VerificationFailed":
      return withProblem({ kind: "wrongCode" });
    case "ChallengeExpired":
      return { step: "password", email, problem: { kind: "challengeExpired" } };
    case undefined:
      return withProblem(error ? refusalOf(error) : { kind: "failed" });
  }
}

/** Begins the sign-in at a provider. The page links to it, because browsers forbid redirects of forms to other sites. */
async function goToProvider(graph: Client, provider: string, returnTo: string): Promise<SignInOutcome> {
  const input = { provider, returnTo };
  const { data: answer, error } = await mutateSignedOut(graph, SignInElsewhereDocument, { input });
  const begun = answer?.beginProviderSignIn;
  if (begun?.__typename === "ProviderRedirect") return { step: "provider", provider, url: begun.url };
  const problem: SignInProblem = error ? refusalOf(error) : { kind: "providerAway", provider };
  return { step: "password", email: "", problem };
}

async function sendCode(graph: Client, email: string): Promise<SignInOutcome> {
  const { error } = await mutateSignedOut(graph, SendCodeAgainDocument, { email });
  return error ? { step: "password", email, problem: refusalOf(error) } : { step: "codeSent", email };
}

const minuteMs = 60_000;

export function lockedUntil(retryAt: string): SignInProblem {
  return { kind: "locked", retryAt, minutes: Math.max(1, Math.ceil((Date.parse(retryAt) - Date.now()) / minuteMs)) };
}
