import { Button, FileButton, Group, Input, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import type { MediaKind } from "../../../../graph/schema-types.generated";
import { DropArea } from "../../../../ui/upload/drop-area";
import { UploadProgress } from "../../../../ui/upload/upload-progress";
import { acceptedFiles, acceptedLessonFiles, acceptedPictures } from "../../../../ui/upload/upload-state";
import { useUploads, type UploadedFile } from "../../../../ui/upload/use-uploads";
import { LessonFile } from "../../lesson/lesson-file";
import { CaptionsField } from "./captions-field";
import { ConversionState, useConversion } from "./conversion-state";
import type { DraftFile } from "./draft/outline-draft";
import { LibraryDialog } from "./library-dialog";

export interface LessonFileFieldProps {
  readonly label: string;
  readonly hint: string;
  /** The title of the player. */
  readonly title: string;
  readonly file: DraftFile | null;
  readonly change: (file: DraftFile | null) => void;
  /** The kind of the file; any kind that a lesson has if it is absent. */
  readonly kind?: MediaKind;
  /** The text for a file of another kind. */
  readonly otherKind: string;
  readonly error: string | undefined;
}

/** The file of a lesson or a course: uploaded, or one that was uploaded before. It is saved with the form around it. */
export function LessonFileField({
  label,
  hint,
  title,
  file,
  change,
  kind: only,
  otherKind,
  error,
}: LessonFileFieldProps) {
  const t = useTranslations("teaching.lesson");
  const conversion = useConversion(file?.fileId);
  const [isChoosing, setChoosing] = useState(false);
  const use = async ({
    id,
    name,
    kind,
    link,
    picture,
  }: Pick<UploadedFile, "id" | "name" | "kind" | "link" | "picture">): Promise<string | undefined> => {
    const url = link?.url ?? picture?.url;
    if (!kind || url === undefined || (only && kind !== only)) return otherKind;
    change({ fileId: id, name, kind, alt: null, url, streamUrl: null, posterUrl: null, captions: [] });
    return undefined;
  };
  const { uploads, add, retry, remove } = useUploads(use);
  const choose = (chosen: File | null | undefined): void => {
    if (!chosen) return;
    for (const { key } of uploads) remove(key);
    add([chosen]);
  };
  const upload = uploads.at(-1);
  return (
    <Stack gap="md">
      <Input.Wrapper label={label} description={hint} labelElement="div" role="group" aria-label={label} error={error}>
        <DropArea mt="xs" p="sm" onFiles={(files) => choose(files[0])}>
          <Stack gap="xs">
            {file && <Text fw={500}>{file.name}</Text>}
            {file && (
              <LessonFile key={file.fileId} file={conversion.file ?? file} title={title} renew={conversion.renew} />
            )}
            <div aria-live="polite">{file && <ConversionState fileId={file.fileId} conversion={conversion} />}</div>
            <Group gap="xs">
              <FileButton
                accept={only ? acceptedFiles[only] : `${acceptedPictures},${acceptedLessonFiles}`}
                onChange={choose}
              >
                {(props) => (
                  <Button {...props} variant="default">
                    {t(file ? "replaceFile" : "chooseFile")}
                  </Button>
                )}
              </FileButton>
              <Button variant="default" onClick={() => setChoosing(true)}>
                {t("library.open")}
              </Button>
              {file && (
                <Button variant="subtle" color="red" onClick={() => change(null)}>
                  {t("removeFile")}
                </Button>
              )}
              <Text size="sm" c="dimmed">
                {t("dropFile")}
              </Text>
            </Group>
            <div aria-live="polite">
              {upload && upload.state.kind !== "ready" && (
                <UploadProgress
                  state={upload.state}
                  otherKind={otherKind}
                  retry={() => retry(upload.key)}
                  cancel={() => remove(upload.key)}
                />
              )}
            </div>
          </Stack>
        </DropArea>
      </Input.Wrapper>
      <LibraryDialog
        opened={isChoosing}
        close={() => setChoosing(false)}
        kind={only}
        choose={(chosen) => {
          for (const { key } of uploads) remove(key);
          void use(chosen);
          setChoosing(false);
        }}
      />
      {conversion.file && file && ["VIDEO", "AUDIO"].includes(file.kind) && (
        <CaptionsField fileId={file.fileId} captions={conversion.file.captions} changed={conversion.renew} />
      )}
    </Stack>
  );
}
