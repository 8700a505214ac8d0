import { Button, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../ui/toast/toast";
import { ActionDialog } from "../../components/action-dialog";
import { useProblem } from "../../components/use-problem";
import { AdminArchiveCourseDocument, AdminRestoreCourseDocument, type AdminCourseFragment } from "./courses.generated";

/** Archiving takes a course off sale; restoring gives it its earlier status. Drafts belong to their instructors. */
export function CourseAction({ course: { id, title, status } }: { readonly course: AdminCourseFragment }) {
  const t = useTranslations("adminOperations.courses");
  const problemOf = useProblem();
  const [opened, { open, close }] = useDisclosure();
  const [, archive] = useMutation(AdminArchiveCourseDocument);
  const [, restore] = useMutation(AdminRestoreCourseDocument);
  if (status === "DRAFT") return null;
  const action = status === "ARCHIVED" ? "restore" : "archive";
  const run = async () => {
    const { data, error } = action === "restore" ? await restore({ id }) : await archive({ id });
    const outcome = data && ("restoreCourse" in data ? data.restoreCourse : data.archiveCourse);
    const problemText = problemOf(outcome, error, ["Course"]);
    if (problemText === undefined) toast({ message: t(`done.${action}`, { title }) });
    return problemText;
  };
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={open} aria-label={t(`actOf.${action}`, { title })}>
        {t(`acts.${action}`)}
      </Button>
      <ActionDialog
        opened={opened}
        close={close}
        title={t(`actOf.${action}`, { title })}
        label={t(`acts.${action}`)}
        action={run}
      >
        <Text size="sm">{t(`actText.${action}`)}</Text>
      </ActionDialog>
    </>
  );
}
