import { Text } from "@mantine/core";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../ui/toast/toast";
import { ActionDialog } from "../../components/action-dialog";
import { useProblem } from "../../components/use-problem";
import { AdminDeleteCategoryDocument, type AdminCategoryFragment } from "./categories.generated";

export interface DeleteCategoryProps {
  readonly category: AdminCategoryFragment;
  readonly close: () => void;
}

export function DeleteCategory({ category: { id, name, productCount }, close }: DeleteCategoryProps) {
  const t = useTranslations("adminCatalog.categories.deletion");
  const problemOf = useProblem();
  const [, remove] = useMutation(AdminDeleteCategoryDocument);
  const action = async () => {
    const { data, error } = await remove({ id });
    const problemText = problemOf(data?.deleteCategory, error, ["DeletedCategory", "NotFound"]);
    if (problemText === undefined) toast({ message: t("done", { name }) });
    return problemText;
  };
  return (
    <ActionDialog opened close={close} title={t("title", { name })} label={t("label")} color="red.9" action={action}>
      <Text size="sm">{t("text", { count: productCount })}</Text>
    </ActionDialog>
  );
}
