import type { Client } from "urql";
import type { CustomField } from "../../../../ui/custom-fields/custom-values";
import { AdminProductFieldsDocument } from "../products/products.generated";

/** Returns the fields that the shop has declared for products; none when the graph does not answer. */
export async function productFieldsOf(client: Client): Promise<readonly CustomField[]> {
  const { data } = await client.query(AdminProductFieldsDocument, {}).toPromise();
  return data?.customFields ?? [];
}
