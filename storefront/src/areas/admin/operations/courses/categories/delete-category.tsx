import { Text } from "@mantine/core";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../../ui/toast/toast";
import { ActionDialog } from "../../../components/action-dialog";
import { useProblem } from "../../../components/use-problem";
import { AdminDeleteCourseCategoryDocument, type AdminCourseCategoryFragment } from "./categories.generated";

export interface DeleteCategoryProps {
  readonly category: AdminCourseCategoryFragment;
  readonly close: () => void;
}

export function DeleteCategory({ category: { id, name, courseCount }, close }: DeleteCategoryProps) {
  const t = useTranslations("adminOperations.courseCategories.deletion");
  const problemOf = useProblem();
  const [, remove] = useMutation(AdminDeleteCourseCategoryDocument);
  const action = async () => {
    const { data, error } = await remove({ id });
    const problemText = problemOf(data?.deleteCourseCategory, error, ["DeletedCourseCategory", "NotFound"]);
    if (problemText === undefined) toast({ message: t("done", { name }) });
    return problemText;
  };
  return (
    <ActionDialog opened close={close} title={t("title", { name })} label={t("label")} color="red.9" action={action}>
      <Text size="sm">{t("text", { count: courseCount })}</Text>
    </ActionDialog>
  );
}
