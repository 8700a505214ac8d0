import type { ActionFunctionArgs } from "react-router";
import { mutateSignedOut } from "../sign-in/mutate-signed-out";
import { ConfirmAddressDocument } from "../verify/verify.generated";
import { answerLink } from "./answer-link";
import { failedLink, refusedLink } from "./link-outcome";
import { MailedLinkPage } from "./mailed-link-page";

export function action(args: ActionFunctionArgs) {
  return answerLink(args, "verifyEmail", async ({ graph, token }) => {
    const { data, error } = await mutateSignedOut(graph, ConfirmAddressDocument, { input: { token } });
    const confirmed = data?.verifyEmail;
    switch (confirmed?.__typename) {
      case "SignedIn":
        return { kind: "done", report: confirmed };
      case "SecondFactorRequired":
        // the address is confirmed, and the sign-in has one more step
        return { kind: "done" };
      case "VerificationFailed":
        return refusedLink(confirmed.reason);
      case undefined:
        return failedLink(error);
    }
  });
}

export function Component() {
  return <MailedLinkPage link="verifyEmail" renewalPath="/verify" />;
}
