import { redirect, type LoaderFunctionArgs } from "react-router";

/** Answers a link whose token is a query parameter, as other systems mail it. Without a token, to the page for the code. */
export function redirectToLink({ request }: LoaderFunctionArgs): Response {
  const token = new URL(request.url).searchParams.get("token");
  return redirect(token ? `/verify-email/${encodeURIComponent(token)}` : "/verify");
}
