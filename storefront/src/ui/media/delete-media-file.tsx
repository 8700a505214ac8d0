import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useNavigate } from "react-router";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../form/form-problem";
import { useRefusalText } from "../form/use-refusal-text";
import { toast } from "../toast/toast";
import { DeleteMediaFileDocument } from "./media-file.generated";
import type { MediaLibrary } from "./media-library";
import { UseList } from "./use-list";

export interface DeleteMediaFileProps {
  readonly file: { readonly id: string; readonly name: string };
  readonly library: MediaLibrary;
}

/** A button that deletes a file after a confirmation, and opens the list. A refusal names the places that use the file. */
export function DeleteMediaFile({ file: { id, name }, library: { path, pageOf } }: DeleteMediaFileProps) {
  const t = useTranslations("media.deletion");
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<ReactNode>();
  const refusalText = useRefusalText();
  const navigate = useNavigate();
  const [{ fetching }, remove] = useMutation(DeleteMediaFileDocument);
  const close = () => {
    setOpen(false);
    setProblem(undefined);
  };
  const confirm = async () => {
    if (fetching) return;
    setProblem(undefined);
    const { data, error } = await remove({ id });
    const outcome = data?.deleteMediaFile;
    switch (outcome?.__typename) {
      case "DeletedMediaFile":
      // a file that is already deleted counts as success
      case "NotFound":
        toast({ message: t("done", { name }) });
        return navigate(path);
      case "MediaFileInUse":
        return setProblem(
          <>
            {t("inUse")}
            <UseList uses={outcome.uses} otherUses={outcome.otherUses} pageOf={pageOf} />
          </>,
        );
      case "ServiceUnavailable":
        return setProblem(t("unavailable"));
      case undefined:
        return setProblem(refusalText(error));
    }
  };
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t("label")}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={t("title", { name })}
        closeButtonProps={{ "aria-label": t("close") }}
        centered
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void confirm();
          }}
        >
          <Stack>
            <Text size="sm">{t("text")}</Text>
            <FormProblem>{problem}</FormProblem>
            <Group justify="flex-end">
              <Button variant="default" onClick={close} disabled={fetching}>
                {t("leave")}
              </Button>
              <Button type="submit" color="red.9" loading={fetching}>
                {t("label")}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
