import type { Exchange } from "@urql/core";
import { cacheExchange, type Cache, type UpdateResolver } from "@urql/exchange-graphcache";
import { possibleTypes } from "./possible-types.generated";
import { staleLists } from "./stale-lists";

/** What has an `id` is kept once under it; all else with the thing that holds it. */
export function normalizedCache(): Exchange {
  return cacheExchange({
    // else it would guess, and take fragments of one member of a union for those of another
    possibleTypes,
    updates: {
      Mutation: {
        ...Object.fromEntries(
          Object.entries(staleLists).map(([mutation, fields]): [string, UpdateResolver] => [
            mutation,
            (_answer, _given, cache) => forget(cache, fields),
          ]),
        ),
        addToCart: keepCart,
        addLinesToCart: keepCart,
        setCartLine: keepCart,
      },
    },
    // it would warn of every type without an id, of which there are many, as there should be
    logger: () => undefined,
  });
}

function forget(cache: Cache, fields: readonly string[]): void {
  for (const { fieldName, arguments: given } of cache.inspectFields("Query")) {
    if (fields.includes(fieldName)) cache.invalidate("Query", fieldName, given);
  }
}

/** The answer's cart is the viewer's: whoever had none, or was nobody, has this one now. */
const keepCart: UpdateResolver = (answer, _given, cache) => {
  for (const result of Object.values(answer) as CartResult[]) {
    const cart = result?.__typename === "Cart" ? result : result?.cart;
    if (cart?.id) cache.link("Query", "cart", { __typename: "Cart", id: cart.id });
  }
};

type CartResult = { __typename: string; id?: string; cart?: { id: string } } | null;
