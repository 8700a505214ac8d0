import { Text } from "@mantine/core";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../ui/toast/toast";
import { ActDialog } from "../../parts/act-dialog";
import { useProblem } from "../../parts/use-problem";
import { AdminDeleteCategoryDocument, type AdminCategoryFragment } from "./categories.generated";

export interface DeleteCategoryProps {
  readonly category: AdminCategoryFragment;
  readonly close: () => void;
}

export function DeleteCategory({ category: { id, name, productCount }, close }: DeleteCategoryProps) {
  const t = useTranslations("adminCatalog.categories.deletion");
  const problemOf = useProblem();
  const [, remove] = useMutation(AdminDeleteCategoryDocument);
  const act = async () => {
    const { data, error } = await remove({ id });
    const stood = problemOf(data?.deleteCategory, error, ["DeletedCategory", "NotFound"]);
    if (stood === undefined) toast({ message: t("done", { name }) });
    return stood;
  };
  return (
    <ActDialog opened close={close} title={t("title", { name })} label={t("label")} color="red.9" act={act}>
      <Text size="sm">{t("text", { count: productCount })}</Text>
    </ActDialog>
  );
}
