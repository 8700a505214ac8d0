import { data, redirect, type ActionFunction, type ActionFunctionArgs } from "react-router";
import { requestPath } from "../../../../app/request-path";
import { actingGraphContext } from "../../../../graph/graph-context";
import { statusOfRefusal } from "../../../../graph/refusal";
import { FormFields } from "../../../../ui/form/form-fields";
import { cancelStockMail, requestStockMail, type StockMailAnswer } from "./request-stock-mail";
import { stockMailFields, stockMailParameter, type StockMailActionData } from "./stock-mail-fields";

/** Returns the action of the page of a product: its forms for a mail about new stock, or else `ownAction`. */
export function withStockMailForms(ownAction: ActionFunction): ActionFunction {
  return async (args) => {
    const fields = await FormFields.of(args.request.clone());
    const requested = fields.text(stockMailFields.request);
    if (requested) return request(args, requested, fields.text(stockMailFields.email));
    const cancelled = fields.text(stockMailFields.cancel);
    return cancelled ? cancel(args, cancelled) : ownAction(args);
  };
}

/** Opens the page again, with the result in its address. The email is not repeated, because it would be in the URL. */
async function request({ request: sent, context }: ActionFunctionArgs, productId: string, email: string) {
  const answer = await requestStockMail(context.get(actingGraphContext), { productId, email: email || null });
  return answer.kind === "requested" || answer.kind === "confirm"
    ? redirect(`${requestPath(sent)}?${stockMailParameter}=${answer.kind}#${stockMailParameter}`, 303)
    : refused(answer, email);
}

async function cancel({ request: sent, context }: ActionFunctionArgs, productId: string) {
  const problem = await cancelStockMail(context.get(actingGraphContext), productId);
  return problem ? refused(problem) : redirect(requestPath(sent), 303);
}

function refused(answer: StockMailAnswer, email = "") {
  const status = answer.kind === "refused" ? statusOfRefusal(answer.refusal) : 422;
  return data({ stockMail: { answer, email } } satisfies StockMailActionData, { status });
}
