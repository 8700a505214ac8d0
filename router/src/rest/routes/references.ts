import { isUuid } from "@souk/kernel/values/uuid";

/** An order by its id, or by the number that people and the other systems use. */
export function orderReference(text: string): { readonly id: string } | { readonly number: string } {
  return isUuid(text) ? { id: text } : { number: text };
}

/** A product or a course by its id, or by the name in its address. */
export function idOrSlug(text: string): { readonly id: string } | { readonly slug: string } {
  return isUuid(text) ? { id: text } : { slug: text };
}
