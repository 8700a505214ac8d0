import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import type { UpdateProductsInput } from "../../../../../graph/schema-types.generated";
import { toast } from "../../../../../ui/toast/toast";
import { useProblem } from "../../../components/use-problem";
import { AdminUpdateProductsDocument } from "./update-products.generated";

/** Returns a function that updates all products or none. It returns undefined, or the problem as text. */
export function useBulkUpdate(ids: readonly string[], done: () => void) {
  const t = useTranslations("adminCatalog.products.bulk");
  const problemOf = useProblem();
  const [, update] = useMutation(AdminUpdateProductsDocument);
  return async (change: Omit<UpdateProductsInput, "ids">): Promise<string | undefined> => {
    const { data, error } = await update({ input: { ids: [...ids], ...change } });
    const result = data?.updateProducts;
    if (!result) return problemOf(undefined, error, []);
    if (result.problems.length > 0) return result.problems.map(({ message }) => message).join(" ");
    toast({
      message:
        result.missing.length > 0
          ? t("doneButMissing", { count: result.products.length, missing: result.missing.length })
          : t("done", { count: result.products.length }),
    });
    done();
    return undefined;
  };
}
