import { Anchor, Button, Group, Skeleton, Stack, Tabs, Title } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import {
  IconArrowLeft,
  IconChartBar,
  IconChecklist,
  IconEye,
  IconMessageQuestion,
  IconSpeakerphone,
  IconStar,
  IconUsers,
} from "@tabler/icons-react";
import type { CombinedError } from "@urql/core";
import { useCallback, useState } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { NotFoundPage } from "../../../../app/not-found-page";
import { Head } from "../../../../ui/head/head";
import { ErrorState } from "../../../../ui/page-state/error-state";
import { missingAt } from "../../../../ui/page-state/missing-at";
import { DetailsForm } from "../details/details-form";
import { ConflictDialog } from "../outline/conflict-dialog";
import { LessonEditor } from "../outline/lesson-editor";
import { missesLessonFiles } from "../outline/misses-lesson-files";
import { OutlineBuilder } from "../outline/outline-builder";
import { SaveBar } from "../outline/save-bar";
import { useOutline } from "../outline/use-outline";
import { StatusBadge } from "../list/status-badge";
import { EditCourseDocument, type EditCourseQuery } from "./edit-course.generated";
import classes from "./editor-page.module.css";
import { PublishCard } from "./publish-card";
import { useUnsavedGuard } from "./use-unsaved-guard";

export function Component() {
  const { id = "" } = useParams();
  return <EditorPage key={id} id={id} />;
}

function EditorPage({ id }: { readonly id: string }) {
  const t = useTranslations("teaching.editor");
  // the editor needs the current outline, never a cached one
  const [{ data, error, fetching }, refetch] = useQuery({
    query: EditCourseDocument,
    variables: { id },
    requestPolicy: "network-only",
  });
  const retry = () => refetch({ requestPolicy: "network-only" });
  // files that are missing would be removed by the next save; an open editor has them already
  const isComplete = Boolean(data?.course?.draft) && !missesFiles(error);
  const [isOpen, setIsOpen] = useState(false);
  if (isComplete && !isOpen) setIsOpen(true);
  if (data?.course?.draft && (isComplete || isOpen)) return <Editor {...data} course={data.course} retry={retry} />;
  if (fetching) return <LoadingEditor />;
  // the course of another instructor may exist, but the viewer cannot edit it
  if (data && !missingAt(error, "course", "draft") && !missesFiles(error)) return <NotFoundPage />;
  return (
    <>
      <Head title={t("title")} hidden />
      <ErrorState error={error} retry={retry} />
    </>
  );
}

function missesFiles(error: CombinedError | undefined): boolean {
  return (
    missesLessonFiles(error, "course") ||
    missingAt(error, "course", "draft", "details", "promo") ||
    missingAt(error, "course", "draft", "details", "thumbnail")
  );
}

interface EditorProps {
  readonly course: NonNullable<EditCourseQuery["course"]>;
  readonly categories: EditCourseQuery["categories"];
  readonly courseCategories: EditCourseQuery["courseCategories"];
  readonly customFields: EditCourseQuery["customFields"];
  readonly retry: () => void;
}

/** The pages about a course. */
const parts = [
  ["students", IconUsers],
  ["statistics", IconChartBar],
  ["reviews", IconStar],
  ["marking", IconChecklist],
  ["questions", IconMessageQuestion],
  ["announcements", IconSpeakerphone],
] as const;

const tabs = ["outline", "details"] as const;

function Editor({ course, categories, courseCategories, customFields, retry }: EditorProps) {
  const t = useTranslations("teaching.editor");
  const [parameters, setParameters] = useSearchParams();
  const tab = tabs.find((one) => one === parameters.get("tab")) ?? "outline";
  const outline = useOutline(course);
  const [areDetailsDirty, setAreDetailsDirty] = useState(false);
  const onDirty = useCallback((isDirty: boolean) => setAreDetailsDirty(isDirty), []);
  const isDirty = outline.isDirty || areDetailsDirty;
  const guard = useUnsavedGuard(isDirty);
  useHotkeys([["mod+S", () => outline.isDirty && void outline.save()]], []);
  const { slug, status } = course;
  const title = course.draft?.details.title ?? course.title;
  const { edited, actions } = outline;
  return (
    <Stack gap="md">
      <Head title={t("titleOf", { title })} hidden />
      {guard.dialog}
      <ConflictDialog outline={outline} />
      <Anchor component={Link} to="/teach" size="sm">
        <IconArrowLeft aria-hidden size={16} style={{ verticalAlign: "text-bottom" }} /> {t("back")}
      </Anchor>
      <Group justify="space-between" gap="sm">
        <Group gap="sm" miw={0}>
          <Title order={1} size="h2">
            {title}
          </Title>
          <StatusBadge status={status} isEdited={status === "PUBLISHED" && Boolean(course.draft?.savedAt)} />
        </Group>
        <Group gap="xs">
          <Button
            component={Link}
            to={`/learn/${slug}`}
            variant="default"
            leftSection={<IconEye aria-hidden size={16} />}
          >
            {t("preview")}
          </Button>
          {parts.map(([part, Icon]) => (
            <Button
              key={part}
              component={Link}
              to={`/teach/courses/${course.id}/${part}`}
              variant="default"
              leftSection={<Icon aria-hidden size={16} />}
            >
              {part === "students" ? t(part, { count: course.enrollmentCount }) : t(part)}
            </Button>
          ))}
        </Group>
      </Group>
      <div className={classes.layout}>
        <Tabs
          value={tab}
          onChange={(value) =>
            setParameters(value === "details" ? { tab: value } : {}, { replace: true, preventScrollReset: true })
          }
          keepMounted
          miw={0}
        >
          <Tabs.List mb="md">
            <Tabs.Tab value="outline">{outline.isDirty ? t("outlineUnsaved") : t("outline")}</Tabs.Tab>
            <Tabs.Tab value="details">{areDetailsDirty ? t("detailsUnsaved") : t("details")}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="outline">
            <Stack gap="md">
              <OutlineBuilder draft={outline.draft} actions={actions} problems={outline.problems} />
              <SaveBar outline={outline} />
            </Stack>
          </Tabs.Panel>
          <Tabs.Panel value="details">
            <DetailsForm
              course={course}
              categories={categories}
              courseCategories={courseCategories ?? []}
              fields={customFields ?? []}
              onDirty={onDirty}
              retry={retry}
            />
          </Tabs.Panel>
        </Tabs>
        <PublishCard course={course} isDirty={isDirty} continueWith={outline.continueWith} />
      </div>
      <LessonEditor
        lesson={edited}
        change={(changes) => edited && actions.changeLesson(edited.key, changes)}
        changeQuiz={(next) => edited && actions.changeQuiz(edited.key, next)}
        problems={outline.problems}
        close={outline.closeEditor}
      />
    </Stack>
  );
}

function LoadingEditor() {
  return (
    <Stack gap="md" aria-hidden>
      <Skeleton height={20} width={160} />
      <Skeleton height={36} width="60%" />
      <div className={classes.layout}>
        <Skeleton height={420} />
        <Skeleton height={280} />
      </div>
    </Stack>
  );
}
