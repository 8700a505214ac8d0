import { Button, FileButton, Text } from "@mantine/core";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import type { MediaKind } from "../../graph/schema-types.generated";
import { useRefusalText } from "../form/use-refusal-text";
import { toast } from "../toast/toast";
import { UploadProgress } from "../upload/upload-progress";
import { acceptedFiles } from "../upload/upload-state";
import { useUploads, type UploadedFile } from "../upload/use-uploads";
import { ReplaceMediaFileDocument } from "./media-file.generated";
import { MediaSection } from "./media-section";

export interface ReplaceMediaFileProps {
  readonly id: string;
  readonly kind: MediaKind;
  /** Fetches the file again. */
  readonly changed: () => void;
}

/** A button that uploads a file, and gives its content to the file of the page. */
export function ReplaceMediaFile({ id, kind, changed }: ReplaceMediaFileProps) {
  const t = useTranslations("media.replacement");
  const refusalText = useRefusalText();
  const [, replace] = useMutation(ReplaceMediaFileDocument);
  const { uploads, add, retry, remove } = useUploads(async (uploaded: UploadedFile) => {
    if (uploaded.kind !== kind) return t("otherKind");
    const { data, error } = await replace({ input: { id, by: uploaded.id } });
    const outcome = data?.replaceMediaFile;
    switch (outcome?.__typename) {
      case "MediaFile":
        toast({ message: t("done") });
        changed();
        return undefined;
      case "InvalidInput":
        return t("otherKind");
      case "Conflict":
        return t(outcome.field === "id" ? "shownByOthers" : "conflict");
      case "NotFound":
        return t("conflict");
      case "ServiceUnavailable":
        return t("unavailable");
      case undefined:
        return refusalText(error);
    }
  });
  const choose = (file: File | null): void => {
    if (!file) return;
    for (const { key } of uploads) remove(key);
    add([file]);
  };
  const upload = uploads.at(-1);
  return (
    <MediaSection title={t("title")}>
      <Text size="sm">{t("text")}</Text>
      <FileButton accept={acceptedFiles[kind]} onChange={choose}>
        {(props) => (
          <Button {...props} variant="default" style={{ alignSelf: "start" }}>
            {t("label")}
          </Button>
        )}
      </FileButton>
      <div aria-live="polite">
        {upload && upload.state.kind !== "ready" && (
          <UploadProgress
            state={upload.state}
            otherKind={t("otherKind")}
            retry={() => retry(upload.key)}
            cancel={() => remove(upload.key)}
          />
        )}
      </div>
    </MediaSection>
  );
}
