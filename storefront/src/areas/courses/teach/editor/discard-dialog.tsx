import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../../../../ui/form/form-problem";
import { DiscardCourseDraftDocument } from "./edit-course.generated";
import { useEndDraft, type DraftDialogProps } from "./use-end-draft";

/** Asks before the unpublished changes are deleted. Cannot be left meanwhile: the outline must not be edited. */
export function DiscardDialog({ courseId, opened, close, continueWith }: DraftDialogProps) {
  const t = useTranslations("teaching.publish");
  const [{ fetching }, discard] = useMutation(DiscardCourseDraftDocument);
  const { problem, forgetProblem, end } = useEndDraft("discardCourseDraft", { close, continueWith });
  const leave = () => {
    if (fetching) return;
    forgetProblem();
    close();
  };
  const run = async () => {
    forgetProblem();
    const { data, error } = await discard({ id: courseId });
    end(data?.discardCourseDraft, error, t("draft.discarded"));
  };
  return (
    <Modal opened={opened} onClose={leave} title={t("draft.discardTitle")} withCloseButton={false} centered>
      <Stack>
        <Text>{t("draft.discardText")}</Text>
        <FormProblem>{problem}</FormProblem>
        <Group justify="end">
          <Button variant="default" disabled={fetching} onClick={leave}>
            {t("keep")}
          </Button>
          <Button color="red" loading={fetching} onClick={() => void run()}>
            {t("draft.discard")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
