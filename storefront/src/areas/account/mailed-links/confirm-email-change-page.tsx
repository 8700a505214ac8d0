import type { ActionFunctionArgs } from "react-router";
import { ConfirmNewEmailDocument } from "../security/security.generated";
import { mutateSignedOut } from "../sign-in/mutate-signed-out";
import { answerLink } from "./answer-link";
import { failedLink, refusedLink } from "./link-outcome";
import { MailedLinkPage } from "./mailed-link-page";

export function action(args: ActionFunctionArgs) {
  return answerLink(args, "confirmEmailChange", async ({ graph, token }) => {
    const { data, error } = await mutateSignedOut(graph, ConfirmNewEmailDocument, { input: { token } });
    const confirmed = data?.confirmEmailChange;
    switch (confirmed?.__typename) {
      case "EmailChanged":
        return { kind: "done" };
      case "EmailTaken":
        return refusedLink("emailTaken");
      case "VerificationFailed":
        return refusedLink(confirmed.reason);
      case undefined:
        return failedLink(error);
    }
  });
}

export function Component() {
  return <MailedLinkPage link="confirmEmailChange" renewalPath="/account/security" />;
}
