import { gql, type Exchange } from "@urql/core";
import { cacheExchange, type Cache, type UpdateResolver } from "@urql/exchange-graphcache";
import { possibleTypes } from "./possible-types.generated";
import { staleLists } from "./stale-lists";

/** A normalized cache: objects with an `id` are stored once under it, all others with their parent. */
export function normalizedCache(): Exchange {
  return cacheExchange({
    // without it, the cache guesses and may apply fragments of another member of a union
    possibleTypes,
    // the same question has another answer in each attempt
    keys: {
      QuizQuestion: () => null,
      QuizChoice: () => null,
      Certificate: ({ number }) => (typeof number === "string" ? number : null),
    },
    updates: {
      Mutation: {
        ...Object.fromEntries(
          Object.entries(staleLists).map(([mutation, fields]): [string, UpdateResolver] => [
            mutation,
            (_answer, _given, cache) => forget(cache, fields),
          ]),
        ),
        saveCurriculum: forgetOutline,
        publishCourse: (answer, given, cache, info) => {
          forget(cache, staleLists["publishCourse"] ?? []);
          forgetOutline(answer, given, cache, info);
        },
        addToCart: keepCart,
        addLinesToCart: keepCart,
        setCartLine: keepCart,
        addToWishlist: keepWish(true),
        removeFromWishlist: keepWish(false),
      },
    },
    // the cache would warn about every type without an id, and many types have none by design
    logger: () => undefined,
  });
}

function forget(cache: Cache, fields: readonly string[]): void {
  for (const { fieldName, arguments: given } of cache.inspectFields("Query")) {
    if (fields.includes(fieldName)) cache.invalidate("Query", fieldName, given);
  }
}

/** The author's answer has the draft; the pages of students fetch the published outline again. */
const forgetOutline: UpdateResolver = (answer, _given, cache) => {
  for (const course of Object.values(answer) as CourseResult[]) {
    if (course?.id) cache.invalidate({ __typename: "Course", id: course.id }, "sections");
  }
};

type CourseResult = { __typename: string; id?: string } | null;

/** Each product knows whether the viewer wishes it, so the answer of the mutation does not have the whole list. */
function keepWish(isWished: boolean): UpdateResolver {
  return (answer, { productId }, cache) => {
    const isDone = (Object.values(answer) as WishResult[]).some((result) => result?.__typename === "Wishlist");
    if (!isDone) return;
    forget(cache, ["wishlist"]);
    cache.writeFragment(wishedProduct, { __typename: "Product", id: productId, isWished });
  };
}

const wishedProduct = gql`
  fragment WishedProduct on Product {
    id
    isWished
  }
`;

type WishResult = { __typename: string } | null;

/** Links the cart of the answer as the viewer's cart: before it, the viewer may have had no cart or no session. */
const keepCart: UpdateResolver = (answer, _given, cache) => {
  for (const result of Object.values(answer) as CartResult[]) {
    const cart = result?.__typename === "Cart" ? result : result?.cart;
    if (!cart?.id) continue;
    const entity = { __typename: "Cart", id: cart.id };
    cache.link("Query", "cart", entity);
    // some pages read no more than the number of units
    if (!("lines" in cart)) cache.invalidate(entity, "lines");
  }
};

type CartResult = { __typename: string; id?: string; cart?: { id: string } } | null;
