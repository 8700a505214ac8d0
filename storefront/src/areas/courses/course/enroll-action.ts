import { data, redirect, type ActionFunctionArgs } from "react-router";
import { requestPath } from "../../../app/request-path";
import { ShellDocument } from "../../../app/viewer/viewer.generated";
import { actingGraphContext } from "../../../graph/graph-context";
import { statusOfRefusal } from "../../../graph/refusal";
import { FormFields } from "../../../ui/form/form-fields";
import { addCourseToCart, enrollFields, enrollForFree, type EnrollProblem } from "./enroll";

/** Puts the course into the cart on the server and opens it, or enrolls in a free course. A visitor without an account signs in first. */
export async function enrollAction({ request, context, params }: ActionFunctionArgs) {
  const graph = context.get(actingGraphContext);
  const { data: shell } = await graph.query(ShellDocument, {}).toPromise();
  if (!shell?.me) return redirect(`/login?returnTo=${encodeURIComponent(requestPath(request))}`, 303);
  const fields = await FormFields.of(request);
  const productId = fields.text(enrollFields.productId);
  const result = fields.text(enrollFields.isFree)
    ? // a repeat finds the order of the first request
      await enrollForFree(graph, { slug: params.slug ?? "", productId }, crypto.randomUUID())
    : await addCourseToCart(graph, productId);
  if (!result) return redirect("/cart", 303);
  if (result.kind === "enrolled") return redirect(result.path, 303);
  return refused(result);
}

function refused(problem: EnrollProblem) {
  return data(problem, { status: problem.kind === "refused" ? statusOfRefusal(problem.refusal) : 422 });
}
