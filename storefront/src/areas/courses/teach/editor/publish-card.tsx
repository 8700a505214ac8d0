import { Anchor, Button, Card, Group, Modal, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../../../../ui/form/form-problem";
import { useRefusalText } from "../../../../ui/form/use-refusal-text";
import { toast } from "../../../../ui/toast/toast";
import type { OutlineState } from "../outline/use-outline";
import { ChecklistRow, UnplayableRow } from "./checklist-row";
import { DraftActions } from "./draft-actions";
import {
  ArchiveCourseDocument,
  PublishCourseDocument,
  RestoreCourseDocument,
  type CoursePublicationFragment,
} from "./edit-course.generated";
import classes from "./editor-page.module.css";
import { useConflictText } from "./use-conflict-text";

export interface PublishCardProps {
  readonly course: CoursePublicationFragment;
  /** True if there are unsaved changes; only saved changes are published. */
  readonly isDirty: boolean;
  readonly continueWith: OutlineState["continueWith"];
}

/** The publish checklist of the course, and the buttons that put it on sale or take it off sale. */
export function PublishCard({ course, isDirty, continueWith }: PublishCardProps) {
  const t = useTranslations("teaching.publish");
  const { id, slug, status, publishChecklist, draft } = course;
  const items = publishChecklist ?? [];
  return (
    <Card component="aside" withBorder padding="md" className={classes.publish} aria-label={t("label")}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t(`title.${status}`)}
        </Title>
        <Text size="sm">{t(`text.${status}`)}</Text>
        {status === "ARCHIVED" && draft?.savedAt && <Text size="sm">{t("draft.archived")}</Text>}
        {status === "PUBLISHED" && (
          <DraftActions courseId={id} savedAt={draft?.savedAt ?? null} isDirty={isDirty} continueWith={continueWith} />
        )}
        {status !== "ARCHIVED" && (
          <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: "none" }}>
            {items.map((item) => (
              <ChecklistRow key={item.item} item={item} />
            ))}
            <UnplayableRow lessons={draft?.unplayable} />
          </Stack>
        )}
        {status === "PUBLISHED" && (
          <Anchor component={Link} to={`/courses/${slug}`} underline="always">
            {t("toPage")}
          </Anchor>
        )}
        <StatusActions
          course={course}
          isDirty={isDirty}
          isReady={items.every(({ done, required }) => done || !required) && !draft?.unplayable?.length}
        />
      </Stack>
    </Card>
  );
}

interface StatusActionsProps extends Pick<PublishCardProps, "course" | "isDirty"> {
  readonly isReady: boolean;
}

function StatusActions({ course: { id, status }, isDirty, isReady }: StatusActionsProps) {
  const t = useTranslations("teaching.publish");
  const refusalText = useRefusalText();
  const conflictText = useConflictText();
  const [publishing, publish] = useMutation(PublishCourseDocument);
  const [archiving, archive] = useMutation(ArchiveCourseDocument);
  const [restoring, restore] = useMutation(RestoreCourseDocument);
  const [problem, setProblem] = useState<string>();
  const [confirmingArchive, setConfirmingArchive] = useState(false);
  const showResult = (
    answer: { __typename: string; message?: string } | null | undefined,
    error: Parameters<typeof refusalText>[0],
    done: string,
  ) => {
    if (answer?.__typename === "Course") return toast({ message: done });
    if (answer?.__typename === "NotFound") return setProblem(t("gone"));
    setProblem(answer?.message === undefined ? refusalText(error) : conflictText(answer.message));
  };
  const runAction = async (action: "publish" | "archive" | "restore") => {
    setProblem(undefined);
    setConfirmingArchive(false);
    if (action === "publish") {
      const { data, error } = await publish({ id });
      return showResult(data?.publishCourse, error, t("published"));
    }
    if (action === "archive") {
      const { data, error } = await archive({ id });
      return showResult(data?.archiveCourse, error, t("archived"));
    }
    const { data, error } = await restore({ id });
    return showResult(data?.restoreCourse, error, t("restored"));
  };
  return (
    <>
      <FormProblem>{problem}</FormProblem>
      {status === "DRAFT" && (
        <>
          <Button
            loading={publishing.fetching}
            disabled={isDirty || !isReady}
            onClick={() => void runAction("publish")}
          >
            {t("publish")}
          </Button>
          {isDirty && (
            <Text size="sm" c="dimmed">
              {t("saveFirst")}
            </Text>
          )}
        </>
      )}
      {status === "ARCHIVED" ? (
        <Button loading={restoring.fetching} onClick={() => void runAction("restore")}>
          {t("restore")}
        </Button>
      ) : (
        <Button variant="default" loading={archiving.fetching} onClick={() => setConfirmingArchive(true)}>
          {t("archive")}
        </Button>
      )}
      <ArchiveDialog
        opened={confirmingArchive}
        close={() => setConfirmingArchive(false)}
        archive={() => void runAction("archive")}
      />
    </>
  );
}

interface ArchiveDialogProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly archive: () => void;
}

function ArchiveDialog({ opened, close, archive }: ArchiveDialogProps) {
  const t = useTranslations("teaching.publish");
  return (
    <Modal opened={opened} onClose={close} title={t("archiveTitle")} withCloseButton={false} centered>
      <Stack>
        <Text>{t("archiveText")}</Text>
        <Group justify="end">
          <Button variant="default" onClick={close}>
            {t("keep")}
          </Button>
          <Button onClick={archive}>{t("archive")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
