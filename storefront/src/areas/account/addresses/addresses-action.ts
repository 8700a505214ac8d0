import { data, redirect, type ActionFunctionArgs } from "react-router";
import { actingGraphContext } from "../../../graph/graph-context";
import { statusOfRefusal } from "../../../graph/refusal";
import { FormFields } from "../../../ui/form/form-fields";
import type { RefusedForm } from "../../../ui/form/refused-form";
import { MyAddressesDocument } from "./addresses.generated";
import { deleteAddress, makeDefaultAddress, type AddressRefusal } from "./save-address";

export type RefusedAddressChange = RefusedForm<AddressRefusal>;

/** The fields of the forms of the list. Each is the id of an address. */
export const addressActions = { makeDefault: "defaultAddress", delete: "deletedAddress" } as const;

/** Deletes an address on the server or makes it the default, and opens the list again. */
export async function addressesAction({ request, context }: ActionFunctionArgs) {
  const graph = context.get(actingGraphContext);
  const fields = await FormFields.of(request);
  const deleted = fields.text(addressActions.delete);
  const refusal = deleted
    ? await deleteAddress(graph, deleted)
    : await makeDefault(graph, fields.text(addressActions.makeDefault));
  if (!refusal) return redirect(`/account/addresses?${deleted ? "deleted" : "default"}`, 303);
  const status = refusal.kind === "refused" ? statusOfRefusal(refusal.refusal) : 422;
  return data({ values: {}, outcome: refusal } satisfies RefusedAddressChange, { status });
}

async function makeDefault(graph: Parameters<typeof deleteAddress>[0], id: string) {
  const { data: answer } = await graph.query(MyAddressesDocument, {}).toPromise();
  if (!answer?.me) return { kind: "refused", refusal: { kind: answer ? "failed" : "unavailable" } } as const;
  const address = answer.me.addresses.find((each) => each.id === id);
  return address ? makeDefaultAddress(graph, address) : ({ kind: "gone" } as const);
}
