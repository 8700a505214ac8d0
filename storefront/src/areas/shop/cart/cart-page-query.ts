import { NavigationDocument } from "../../../app/layout/navigation.generated";
import { ShellDocument } from "../../../app/viewer/viewer.generated";
import type { JoinedQuery } from "../../../graph/joined-queries";
import { CartPageDocument } from "./cart-page.generated";
import { CartDocument } from "./cart.generated";

/** The queries of the page and of its frame, for the server. */
export const cartPageQuery: JoinedQuery = {
  whole: CartPageDocument,
  parts: [ShellDocument, CartDocument, NavigationDocument],
};
