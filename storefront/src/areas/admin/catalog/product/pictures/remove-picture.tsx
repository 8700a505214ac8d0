import { Text } from "@mantine/core";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../../ui/toast/toast";
import { ActionDialog } from "../../../components/action-dialog";
import { useProblem } from "../../../components/use-problem";
import { AdminRemoveProductImageDocument } from "./pictures.generated";

export interface RemovePictureProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly productId: string;
  readonly image: { readonly id: string };
  readonly place: number;
}

export function RemovePicture({ opened, close, productId, image, place }: RemovePictureProps) {
  const t = useTranslations("adminCatalog.product.pictures");
  const problemOf = useProblem();
  const [, remove] = useMutation(AdminRemoveProductImageDocument);
  const action = async () => {
    const { data, error } = await remove({ input: { productId, imageId: image.id } });
    const stood = problemOf(data?.removeProductImage, error, ["Product"]);
    if (stood === undefined) toast({ message: t("removed") });
    return stood;
  };
  return (
    <ActionDialog
      opened={opened}
      close={close}
      title={t("removeTitle", { place })}
      label={t("removeLabel")}
      color="red.9"
      action={action}
    >
      <Text size="sm">{t("removeText")}</Text>
    </ActionDialog>
  );
}
