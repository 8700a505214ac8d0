import { Button, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../ui/toast/toast";
import { ActDialog } from "../../parts/act-dialog";
import { useProblem } from "../../parts/use-problem";
import { AdminArchiveCourseDocument, AdminRestoreCourseDocument, type AdminCourseFragment } from "./courses.generated";

/** Archiving takes a course off sale; restoring gives it its earlier status. Drafts belong to their instructors. */
export function CourseAct({ course: { id, title, status } }: { readonly course: AdminCourseFragment }) {
  const t = useTranslations("adminOperations.courses");
  const problemOf = useProblem();
  const [opened, { open, close }] = useDisclosure();
  const [, archive] = useMutation(AdminArchiveCourseDocument);
  const [, restore] = useMutation(AdminRestoreCourseDocument);
  if (status === "DRAFT") return null;
  const act = status === "ARCHIVED" ? "restore" : "archive";
  const run = async () => {
    const { data, error } = act === "restore" ? await restore({ id }) : await archive({ id });
    const outcome = data && ("restoreCourse" in data ? data.restoreCourse : data.archiveCourse);
    const stood = problemOf(outcome, error, ["Course"]);
    if (stood === undefined) toast({ message: t(`done.${act}`, { title }) });
    return stood;
  };
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={open} aria-label={t(`actOf.${act}`, { title })}>
        {t(`acts.${act}`)}
      </Button>
      <ActDialog opened={opened} close={close} title={t(`actOf.${act}`, { title })} label={t(`acts.${act}`)} act={run}>
        <Text size="sm">{t(`actText.${act}`)}</Text>
      </ActDialog>
    </>
  );
}
