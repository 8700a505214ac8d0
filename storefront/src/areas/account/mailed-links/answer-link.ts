import type { Client } from "@urql/core";
import { data, redirect, type ActionFunctionArgs } from "react-router";
import { actingGraphContext } from "../../../graph/graph-context";
import { FormFields } from "../../../ui/form/form-fields";
import { donePaths, isCompleteToken, statusOfLink, type LinkOutcome, type MailedLink } from "./link-outcome";

export interface OpenedLink {
  readonly graph: Client;
  readonly token: string;
  readonly fields: FormFields;
}

/**
 * Runs the action of a mailed link's page: in the browser, and on the server for browsers without scripts. There it
 * redirects to an address without the token.
 */
export async function answerLink(
  { request, params, context }: ActionFunctionArgs,
  link: MailedLink,
  use: (opened: OpenedLink) => Promise<LinkOutcome>,
) {
  const { token } = params;
  // the page itself reports that its link is incomplete
  if (!isCompleteToken(token)) return null;
  const outcome = await use({
    graph: context.get(actingGraphContext),
    token,
    fields: await FormFields.of(request),
  });
  if (!import.meta.env.SSR || outcome.kind !== "done") return data(outcome, { status: statusOfLink(outcome) });
  return redirect(outcome.report?.secondFactorSetupRequired ? "/account/security" : donePaths[link], 303);
}
