import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../../../../ui/form/form-problem";
import { useRefusalText } from "../../../../ui/form/use-refusal-text";
import { toast } from "../../../../ui/toast/toast";
import { DeleteAnnouncementDocument } from "./taught-announcements.generated";

export interface DeleteAnnouncementProps {
  readonly announcement: { readonly id: string; readonly subject: string; readonly isMailed: boolean | null };
  /** Called after the deletion. */
  readonly changed: () => void;
}

/** Deletes an announcement after a confirmation. */
export function DeleteAnnouncement({ announcement, changed }: DeleteAnnouncementProps) {
  const t = useTranslations("teaching.announcements");
  const refusalText = useRefusalText();
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [{ fetching }, remove] = useMutation(DeleteAnnouncementDocument);
  const { id, subject, isMailed } = announcement;
  const close = () => setOpen(false);
  const run = async () => {
    const { data, error } = await remove({ id });
    // one that is not found was deleted meanwhile
    if (!data?.deleteAnnouncement) return setProblem(refusalText(error));
    close();
    toast({ message: t("deleted") });
    changed();
  };
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        aria-label={t("deleteOf", { subject })}
        onClick={() => {
          setProblem(undefined);
          setOpen(true);
        }}
      >
        {t("delete")}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={t("deleteTitle")}
        centered
        closeButtonProps={{ "aria-label": t("cancel") }}
      >
        <Stack>
          <Text fw={600} style={{ overflowWrap: "anywhere" }}>
            {subject}
          </Text>
          <Text>{isMailed ? t("deleteSentText") : t("deleteSendingText")}</Text>
          <FormProblem>{problem}</FormProblem>
          <Group justify="end">
            <Button variant="default" onClick={close}>
              {t("cancel")}
            </Button>
            <Button color="red" loading={fetching} onClick={() => void run()}>
              {t("delete")}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
