import { courseCategoryAddress, courseListAddress } from "../areas/courses/list/course-list-params";
import { acceptedStockMail, stockMailParameter } from "../areas/shop/product/stock-mail/stock-mail-fields";
import { isWishAdded, wishAdded, wishParameter } from "../areas/shop/product/wishlist/wish-fields";
import { productListAddress } from "../areas/shop/products/list-choice";
import { reviewListAddress } from "../ui/reviews/review-choice";
import { localizedPath } from "./localized-path";

type ToParameters = (given: URLSearchParams) => URLSearchParams;

const none: ToParameters = () => new URLSearchParams();

const productAddress: ToParameters = (given) => {
  const address = reviewListAddress(given);
  const stockMail = acceptedStockMail(given);
  if (stockMail) address.set(stockMailParameter, stockMail);
  if (isWishAdded(given)) address.set(wishParameter, wishAdded);
  return address;
};

/** The pages that are the same for all visitors and that caches may share, with the parameters that they read. */
const pages: Readonly<Record<string, ToParameters>> = {
  "/": none,
  "/products": productListAddress,
  "/categories/:slug": productListAddress,
  "/products/:slug": productAddress,
  "/courses": courseListAddress,
  "/courses/categories/:slug": courseCategoryAddress,
  "/courses/:slug": reviewListAddress,
};

/** A request that is answered from the cache takes less time than React Router's matching. */
const compiled = Object.entries(pages).map(([path, toParameters]) => ({
  pattern: new RegExp(`^${path.replace(/:\w+/, "[^/]+")}$`),
  toParameters,
}));

/** Longer addresses are rendered, but not cached. */
const longestAddress = 512;

/**
 * Returns the address under which a page is cached: without parameters that the page does not read, and with the others
 * in one order. Undefined if the page is not the same for all visitors.
 */
export function publicAddress(address: string): string | undefined {
  const { pathname, searchParams } = new URL(address, "http://localhost");
  const { prefix, path } = localizedPath(pathname);
  const trimmed = path === "/" ? path : path.replace(/\/+$/, "");
  const found = compiled.find(({ pattern }) => pattern.test(trimmed));
  if (!found) return undefined;
  const search = found.toParameters(searchParams).toString();
  const start = prefix && trimmed === "/" ? prefix : prefix + trimmed;
  const canonical = search ? `${start}?${search}` : start;
  return canonical.length > longestAddress ? undefined : canonical;
}
