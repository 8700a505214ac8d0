import { data, redirect, type ActionFunctionArgs } from "react-router";
import { actingGraphContext } from "../../../graph/graph-context";
import { statusOfRefusal } from "../../../graph/refusal";
import { FormFields } from "../../../ui/form/form-fields";
import { problemsOf, type FieldProblems } from "../../../ui/form/refused-form";
import { addressFormRule, sentAddress, type AddressFormValues } from "./address-rule";
import { MyAddressesDocument } from "./addresses.generated";
import { saveAddress, type AddressRefusal } from "./save-address";

/** The answer of the action if the form was not accepted. */
export interface RefusedAddress {
  readonly values: AddressFormValues;
  readonly problems?: FieldProblems;
  readonly outcome?: AddressRefusal;
}

/** Saves an address on the server, and opens the list. */
export async function addressAction({ request, context, params: { addressId } }: ActionFunctionArgs) {
  const graph = context.get(actingGraphContext);
  const values = sentAddress(await FormFields.of(request));
  const refused = (refusal: Omit<RefusedAddress, "values">, status: number) =>
    data({ values, ...refusal } satisfies RefusedAddress, { status });
  const { data: answer } = await graph.query(MyAddressesDocument, {}).toPromise();
  if (!answer?.me) return refused({ outcome: { kind: "refused", refusal: { kind: "unavailable" } } }, 503);
  const address = answer.me.addresses.find(({ id }) => id === addressId);
  if (addressId !== undefined && !address) return refused({ outcome: { kind: "gone" } }, 404);
  const fields = answer.customFields ?? [];
  const checked = addressFormRule(fields).safeParse(values);
  if (!checked.success) return refused({ problems: problemsOf(checked.error) }, 422);
  const outcome = await saveAddress(graph, { address, fields, values: checked.data });
  if (!outcome) return redirect("/account/addresses?saved", 303);
  return refused({ outcome }, outcome.kind === "refused" ? statusOfRefusal(outcome.refusal) : 422);
}
