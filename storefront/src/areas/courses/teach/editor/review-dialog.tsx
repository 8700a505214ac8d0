import { Button, Group, Modal, Skeleton, Stack, Text } from "@mantine/core";
import { useMutation, useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../../../../ui/form/form-problem";
import { missingAt } from "../../../../ui/page-state/missing-at";
import { PageState } from "../../../../ui/page-state/page-state";
import { ChangeList } from "./change-list";
import { ChecklistRow, UnplayableRow } from "./checklist-row";
import { DraftChangesDocument, PublishCourseDocument, type DraftChangesQuery } from "./edit-course.generated";
import { useEndDraft, type DraftDialogProps } from "./use-end-draft";

/** Lists the unpublished changes, and publishes them. Cannot be left meanwhile: the outline must not be edited. */
export function ReviewDialog({ courseId, opened, close, continueWith }: DraftDialogProps) {
  const t = useTranslations("teaching.publish");
  const [{ fetching }, publish] = useMutation(PublishCourseDocument);
  const { problem, forgetProblem, end } = useEndDraft("publishCourse", { close, continueWith });
  const leave = () => {
    if (fetching) return;
    forgetProblem();
    close();
  };
  const run = async (version: ReadVersion) => {
    forgetProblem();
    const { data, error } = await publish({ id: courseId, ...version });
    end(data?.publishCourse, error, t("draft.published"));
  };
  return (
    <Modal
      opened={opened}
      onClose={leave}
      title={t("draft.reviewTitle")}
      closeButtonProps={{ "aria-label": t("keep") }}
      size="lg"
      centered
    >
      <Review
        courseId={courseId}
        problem={problem}
        forgetProblem={forgetProblem}
        publishing={fetching}
        publish={run}
        leave={leave}
      />
    </Modal>
  );
}

/** The state of the draft that the author has read. */
interface ReadVersion {
  readonly expectedVersion: number;
  readonly draftSavedAt: string | null;
}

interface ReviewProps {
  readonly courseId: string;
  readonly problem: string | undefined;
  readonly forgetProblem: () => void;
  readonly publishing: boolean;
  readonly publish: (version: ReadVersion) => Promise<void>;
  readonly leave: () => void;
}

function Review({ courseId, problem, forgetProblem, publishing, publish, leave }: ReviewProps) {
  const t = useTranslations("teaching.publish");
  const [answer, refetch] = useQuery({
    query: DraftChangesDocument,
    variables: { id: courseId },
    requestPolicy: "network-only",
  });
  const load = () => {
    forgetProblem();
    refetch({ requestPolicy: "network-only" });
  };
  const { data, error, fetching } = answer;
  const course = data?.course;
  const isMissing = missingAt(error, "course", "draft", "changes");
  const isReady =
    course?.draft &&
    course.draft.changes.length + course.draft.changedDetails.length > 0 &&
    !course.draft.unplayable?.length &&
    course.publishChecklist?.every(({ done, required }) => done || !required);
  return (
    <Stack>
      <PageState
        answer={isMissing ? { error, fetching } : answer}
        loading={<Skeleton height={160} aria-hidden />}
        retry={load}
      >
        {() => <Changes course={course ?? null} />}
      </PageState>
      <FormProblem>{problem}</FormProblem>
      <Group justify="end">
        {problem && (
          <Button variant="default" loading={fetching} onClick={load}>
            {t("draft.reload")}
          </Button>
        )}
        <Button variant="default" disabled={publishing} onClick={leave}>
          {t("keep")}
        </Button>
        <Button
          disabled={!isReady || fetching}
          loading={publishing}
          onClick={() =>
            course?.draft && void publish({ expectedVersion: course.version, draftSavedAt: course.draft.savedAt })
          }
        >
          {t("draft.publish")}
        </Button>
      </Group>
    </Stack>
  );
}

function Changes({ course }: { readonly course: DraftChangesQuery["course"] }) {
  const t = useTranslations("teaching.publish");
  if (!course?.draft) return <Text>{t("gone")}</Text>;
  const missing = (course.publishChecklist ?? []).filter(({ done }) => !done);
  return (
    <>
      <ChangeList published={course} draft={course.draft} />
      {(missing.length > 0 || Boolean(course.draft.unplayable?.length)) && (
        <Stack gap={6}>
          <Text size="sm" fw={600}>
            {t("draft.missing")}
          </Text>
          <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: "none" }}>
            {missing.map((item) => (
              <ChecklistRow key={item.item} item={item} />
            ))}
            <UnplayableRow lessons={course.draft.unplayable} />
          </Stack>
        </Stack>
      )}
    </>
  );
}
