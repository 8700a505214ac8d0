import { Button, FileButton, Group, Stack, Text } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { UploadProgress } from "./upload-progress";
import { acceptedPictures } from "./upload-state";
import { usePictureUploads } from "./use-uploads";

export interface PictureFieldProps {
  /** The picture, or a sign that there is none. */
  readonly preview: ReactNode;
  /** True if there is a picture, which a button then removes. */
  readonly isSet: boolean;
  /** The kinds of files, and who sees the picture. */
  readonly hint: string;
  /** Takes the address of an uploaded picture, or null for none. Returns the text of a refusal. */
  readonly change: (url: string | null) => Promise<string | undefined>;
}

/** One picture: an upload replaces it, and a button removes it. */
export function PictureField({ preview, isSet, hint, change }: PictureFieldProps) {
  const t = useTranslations("shared.upload");
  const [problem, setProblem] = useState<string>();
  const { uploads, add, retry, remove } = usePictureUploads(change);
  const choose = (file: File | null): void => {
    if (!file) return;
    setProblem(undefined);
    for (const { key } of uploads) remove(key);
    add([file]);
  };
  const clear = async (): Promise<void> => setProblem(await change(null));
  const upload = uploads.at(-1);
  return (
    <Group gap="md" align="center">
      {preview}
      <Stack gap="xs" flex={1} miw={220}>
        <Group gap="xs">
          <FileButton accept={acceptedPictures} onChange={choose}>
            {(props) => (
              <Button {...props} variant="default">
                {t(isSet ? "replace" : "choose")}
              </Button>
            )}
          </FileButton>
          {isSet && (
            <Button variant="subtle" color="red" onClick={() => void clear()}>
              {t("remove")}
            </Button>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
        <div aria-live="polite">
          {problem && <Text c="red">{problem}</Text>}
          {upload && upload.state.kind !== "ready" && (
            <UploadProgress state={upload.state} retry={() => retry(upload.key)} cancel={() => remove(upload.key)} />
          )}
        </div>
      </Stack>
    </Group>
  );
}
