import { data, redirect, type ActionFunctionArgs } from "react-router";
import { requestPath } from "../../../app/request-path";
import { ShellDocument } from "../../../app/viewer/viewer.generated";
import { actingGraphContext } from "../../../graph/graph-context";
import { statusOfRefusal } from "../../../graph/refusal";
import { FormFields } from "../../../ui/form/form-fields";
import { addCourseToCart } from "./enroll";

/** Puts the course into the cart on the server and opens it. A visitor without an account signs in first. */
export async function enrollAction({ request, context }: ActionFunctionArgs) {
  const graph = context.get(actingGraphContext);
  const { data: shell } = await graph.query(ShellDocument, {}).toPromise();
  if (!shell?.me) return redirect(`/login?returnTo=${encodeURIComponent(requestPath(request))}`, 303);
  const problem = await addCourseToCart(graph, (await FormFields.of(request)).text("productId"));
  if (!problem) return redirect("/cart", 303);
  return data(problem, { status: problem.kind === "refused" ? statusOfRefusal(problem.refusal) : 422 });
}
