import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { Price } from "../../../../../ui/price/price";
import { useProblem } from "../../../components/use-problem";
import { InlineField } from "../../components/inline-field";
import type { AdminProductRowFragment } from "../product-row.generated";
import { AdminEditProductDocument } from "./inline-edit.generated";

export function PriceCell({ product: { id, name, price } }: { readonly product: AdminProductRowFragment }) {
  const t = useTranslations("adminCatalog.products.inline");
  const problemOf = useProblem();
  const [, edit] = useMutation(AdminEditProductDocument);
  const save = async (typed: string) => {
    const amount = typed.replace(",", ".");
    if (!/^\d+(\.\d+)?$/.test(amount)) return t("notAPrice");
    const { data, error } = await edit({ input: { id, price: { amount, currency: price.currency } } });
    return problemOf(data?.updateProduct, error, ["Product"]);
  };
  return (
    <InlineField label={t("price", { name })} value={price.amount} inputMode="decimal" save={save}>
      <Price money={price} inherit />
    </InlineField>
  );
}
