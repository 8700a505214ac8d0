import { redirect, type ActionFunctionArgs } from "react-router";
import { SignOutDocument } from "../../../app/viewer/sign-out.generated";
import { actingGraphContext } from "../../../graph/graph-context";

/** Ends the session on the server. */
async function signOutAction({ context }: ActionFunctionArgs) {
  await context.get(actingGraphContext).mutation(SignOutDocument, {}).toPromise();
  return redirect("/", 303);
}

export const action = import.meta.env.SSR ? signOutAction : undefined;

/** The address has only a form; whoever opens it sees the home page. */
export function loader() {
  return redirect("/");
}
