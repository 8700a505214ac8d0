import { redirect } from "react-router";
import { signOutAction } from "./sign-out-action";

export const action = import.meta.env.SSR ? signOutAction : undefined;

/** The address has only a form; whoever opens it sees the home page. */
export function loader() {
  return redirect("/");
}
