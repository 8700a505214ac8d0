import { Switch } from "@mantine/core";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../../ui/toast/toast";
import { useProblem } from "../../../components/use-problem";
import type { AdminProductRowFragment } from "../product-row.generated";
import { AdminEditProductDocument } from "./inline-edit.generated";

/** Puts a product on sale or takes it off sale at once. */
export function ActiveSwitch({ product: { id, name, isActive } }: { readonly product: AdminProductRowFragment }) {
  const t = useTranslations("adminCatalog.products.inline");
  const problemOf = useProblem();
  const [{ fetching }, edit] = useMutation(AdminEditProductDocument);
  const change = async () => {
    if (fetching) return;
    const { data, error } = await edit({ input: { id, isActive: !isActive } });
    const stood = problemOf(data?.updateProduct, error, ["Product"]);
    if (stood === undefined) toast({ message: t(isActive ? "takenFromSale" : "putOnSale", { name }) });
    else toast({ message: stood, kind: "problem" });
  };
  return (
    <Switch
      aria-label={t("active", { name })}
      aria-busy={fetching}
      checked={fetching ? !isActive : isActive}
      onChange={() => void change()}
    />
  );
}
