import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/values/page";
import type { CatalogStore, Tag } from "../catalog-store.js";
import { maxSearchLength } from "./read-product-filter.js";

export const tagOrder = "NAME";

export type ListTagsOutcome =
  | { readonly kind: "listed"; readonly page: Page<Tag>; readonly count: number }
  | { readonly kind: "searchTooLong"; readonly max: number };

/** Lists the tags of products on sale by name, or those that contain a text. Throws PageArgumentError. */
export function listTags({ store }: { readonly store: Pick<CatalogStore, "tags"> }) {
  return async (search: string | null | undefined, page: PageArguments): Promise<ListTagsOutcome> => {
    const text = plain(search ?? "");
    if (text.length > maxSearchLength) return { kind: "searchTooLong", max: maxSearchLength };
    const request = readPageArguments(page, tagOrder, 1);
    const [after = ""] = request.from ?? [];
    const found = (await store.tags()).filter(({ name }) => plain(name).includes(text));
    const rest = found.filter(({ name }) => name > String(after)).slice(0, request.size + 1);
    return { kind: "listed", page: pageOf(request, rest), count: found.length };
  };
}

/** Without accents, in lower case, as searches compare names. */
function plain(text: string): string {
  return text.trim().normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
