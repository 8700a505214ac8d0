import { ActionIcon, Button, FileButton, Group, Paper, Progress, Stack, Text } from "@mantine/core";
import { IconRefresh, IconUpload, IconX } from "@tabler/icons-react";
import { useCallback, useEffect } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { DropArea } from "../../../../../ui/upload/drop-area";
import { acceptedPictures, isProblem, mayRetry, type UploadState } from "../../../../../ui/upload/upload-state";
import { usePictureUploads, type ShownUpload } from "../../../../../ui/upload/use-uploads";
import { useProblem } from "../../../components/use-problem";
import { AdminAddProductImageDocument } from "./pictures.generated";

/** Uploads pictures that are chosen, dropped or pasted, and adds each to the product. */
export function UploadPictures({ productId }: { readonly productId: string }) {
  const t = useTranslations("adminCatalog.product.pictures.upload");
  const problemOf = useProblem();
  const [, addImage] = useMutation(AdminAddProductImageDocument);
  const addPicture = async (url: string): Promise<string | undefined> => {
    const { data, error } = await addImage({ input: { productId, url } });
    const outcome = data?.addProductImage;
    if (outcome?.__typename === "InvalidInput") return outcome.fields.map(({ message }) => message).join(" ");
    return problemOf(outcome, error, ["Product"]);
  };
  const { uploads, add, retry, remove } = usePictureUploads(addPicture);
  usePastedFiles(add);
  return (
    <Stack gap="xs">
      <DropArea p="md" onFiles={add}>
        <Stack gap={4} align="flex-start">
          <FileButton multiple accept={acceptedPictures} onChange={add}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconUpload aria-hidden size={16} />}>
                {t("choose")}
              </Button>
            )}
          </FileButton>
          <Text size="sm">{t("drop")}</Text>
          <Text size="sm" c="dimmed">
            {t("kinds")}
          </Text>
        </Stack>
      </DropArea>
      <Stack gap="xs" component="ul" aria-label={t("uploads")} aria-live="polite" m={0} p={0}>
        {uploads.map((upload) => (
          <UploadRow key={upload.key} upload={upload} retry={retry} remove={remove} />
        ))}
      </Stack>
    </Stack>
  );
}

interface UploadRowProps {
  readonly upload: ShownUpload;
  readonly retry: (key: number) => void;
  readonly remove: (key: number) => void;
}

function UploadRow({ upload: { key, name, state }, retry, remove }: UploadRowProps) {
  const t = useTranslations("adminCatalog.product.pictures.upload");
  const isOpen = state.kind === "sending" || state.kind === "checking";
  return (
    <Paper component="li" withBorder p="xs" style={{ listStyle: "none" }}>
      <Group gap="xs" wrap="nowrap">
        <Stack gap={4} flex={1} miw={0}>
          <Text size="sm" {...(isProblem(state) ? { c: "red" } : {})}>
            {textOf(state, name, t)}
          </Text>
          {isOpen && <Progress value={state.kind === "sending" ? state.percent : 100} animated aria-hidden />}
        </Stack>
        {mayRetry(state) && (
          <ActionIcon variant="default" aria-label={t("retry", { name })} onClick={() => retry(key)}>
            <IconRefresh aria-hidden size={16} />
          </ActionIcon>
        )}
        <ActionIcon
          variant="default"
          aria-label={t(isOpen ? "cancel" : "dismiss", { name })}
          onClick={() => remove(key)}
        >
          <IconX aria-hidden size={16} />
        </ActionIcon>
      </Group>
    </Paper>
  );
}

type Translate = ReturnType<typeof useTranslations<"adminCatalog.product.pictures.upload">>;

function textOf(state: UploadState, name: string, t: Translate): string {
  switch (state.kind) {
    case "sending":
      return t("sending", { name, percent: state.percent });
    case "checking":
      return t("checking", { name });
    case "ready":
      return t("ready", { name });
    case "lost":
      return t("problem.lost", { name });
    case "refused":
      return t("problem.refused", { name, message: state.message });
    case "problem":
      return t(`problem.${state.problem}`, { name });
  }
}

/** Files from the clipboard, wherever the focus is on the page. A paste of text has no files. */
function usePastedFiles(add: (files: Iterable<File>) => void): void {
  const paste = useCallback(
    (event: ClipboardEvent) => {
      const files = event.clipboardData?.files;
      if (!files || files.length === 0) return;
      event.preventDefault();
      add(files);
    },
    [add],
  );
  useEffect(() => {
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [paste]);
}
