import { Text } from "@mantine/core";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../ui/toast/toast";
import { ActionDialog } from "../../components/action-dialog";
import { useProblem } from "../../components/use-problem";
import { AdminDeleteProductDocument } from "./product.generated";

export interface DeleteDialogProps {
  readonly product: { readonly id: string; readonly name: string };
  readonly opened: boolean;
  readonly close: () => void;
  readonly deleted: () => void;
}

export function DeleteDialog({ product: { id, name }, opened, close, deleted }: DeleteDialogProps) {
  const t = useTranslations("adminCatalog.product.deletion");
  const problemOf = useProblem();
  const [, remove] = useMutation(AdminDeleteProductDocument);
  const action = async () => {
    const { data, error } = await remove({ id });
    // a product that is already deleted counts as success
    const stood = problemOf(data?.deleteProduct, error, ["DeletedProduct", "NotFound"]);
    if (stood !== undefined) return stood;
    toast({ message: t("done", { name }) });
    deleted();
  };
  return (
    <ActionDialog
      opened={opened}
      close={close}
      title={t("title", { name })}
      label={t("label")}
      color="red.9"
      action={action}
    >
      <Text size="sm">{t("text")}</Text>
    </ActionDialog>
  );
}
