import { redirect, type ActionFunctionArgs } from "react-router";
import { SignOutDocument } from "../../../app/viewer/sign-out.generated";
import { actingGraphContext } from "../../../graph/graph-context";

/** Ends the session on the server. */
export async function signOutAction({ context }: ActionFunctionArgs) {
  await context.get(actingGraphContext).mutation(SignOutDocument, {}).toPromise();
  return redirect("/", 303);
}
