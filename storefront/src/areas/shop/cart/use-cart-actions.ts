import { useCallback } from "react";
import { useClient } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../ui/toast/toast";
import type { CartLineFragment } from "./line/cart-line.generated";
import { PutBackDocument } from "./line/set-cart-line.generated";
import { setCartLine, type SetAnswer } from "./set-cart-line";

type CartProduct = NonNullable<CartLineFragment["product"]>;

type RemovableLine = Pick<CartLineFragment, "lineId" | "quantity" | "customValues"> & { readonly product: CartProduct };

export interface CartActions {
  readonly setQuantity: (line: Pick<RemovableLine, "lineId" | "product">, quantity: number) => Promise<SetAnswer>;
  /** Removes a line and offers to undo that. Returns false if the removal failed. */
  readonly remove: (line: RemovableLine) => Promise<boolean>;
}

export function useCartActions(): CartActions {
  const t = useTranslations("shop.cart");
  const graph = useClient();
  const setQuantity = useCallback<CartActions["setQuantity"]>(
    ({ lineId, product }, quantity) => setCartLine(graph, { productId: product.id, lineId, quantity }),
    [graph],
  );
  const restoreLine = useCallback(
    async ({ product: { id: productId, name }, quantity, customValues }: RemovableLine) => {
      const custom = Object.fromEntries(customValues.map((given) => [given.name, given.value]));
      const line = { productId, quantity, ...(customValues.length > 0 ? { custom } : {}) };
      const input = { lines: [line] };
      const { data } = await graph.mutation(PutBackDocument, { input }).toPromise();
      const added = data?.addLinesToCart?.__typename === "LinesAdded" ? data.addLinesToCart.lines[0] : undefined;
      if (added?.outcome === "ADDED") return toast({ message: t("putBack", { name }) });
      const quantityAdded = added?.quantityAdded ?? 0;
      toast({
        kind: "problem",
        message: quantityAdded > 0 ? t("putBackSome", { name, quantityAdded }) : t("notPutBack", { name }),
      });
    },
    [graph, t],
  );
  const remove = useCallback<CartActions["remove"]>(
    async (line) => {
      const { product } = line;
      const { __typename: answer } = await setQuantity(line, 0);
      if (answer !== "Cart") {
        toast({ kind: "problem", message: t("notRemoved", { name: product.name }) });
        return false;
      }
      const message = t("removed", { name: product.name });
      const action = { label: t("undo"), run: () => void restoreLine(line) };
      toast(product.isActive ? { message, action } : { message });
      return true;
    },
    [setQuantity, restoreLine, t],
  );
  return { setQuantity, remove };
}
