import { Button, Group, SimpleGrid, Stack } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { useRefusalText } from "../form/use-refusal-text";
import { MissingNotice } from "../page-state/missing-notice";
import { Picture } from "../picture/picture";
import { toast } from "../toast/toast";
import { RetryUploadedFileDocument } from "../upload/upload-file.generated";
import { DeleteMediaFile } from "./delete-media-file";
import { MediaFacts } from "./media-facts";
import type { MediaFileDetailsFragment } from "./media-file.generated";
import type { MediaLibrary } from "./media-library";
import { MediaSection } from "./media-section";
import { PictureForm } from "./picture-form";
import { ReplaceMediaFile } from "./replace-media-file";
import { UseList } from "./use-list";

export interface MediaFileViewProps {
  readonly file: MediaFileDetailsFragment;
  readonly library: MediaLibrary;
  /** Fetches the file again. */
  readonly changed: () => void;
}

/** A file: its preview, its facts, its uses, and the actions on it. */
export function MediaFileView({ file, library, changed }: MediaFileViewProps) {
  const t = useTranslations("media.file");
  const { picture, link, playback, uses, otherUses } = file;
  const canRetry = file.state === "FAILED" || playback?.state === "FAILED";
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} style={{ alignItems: "start" }}>
      {(picture ?? link) && (
        <MediaSection title={t("preview")}>
          {picture && <PictureForm key={picture.id} file={file} picture={picture} />}
          {playback?.poster && (
            <Picture image={{ url: playback.poster.url, alt: "" }} name="" ratio={ratioOf(playback)} />
          )}
          {link && (
            <Button
              component="a"
              href={link.url}
              variant="default"
              leftSection={<IconExternalLink aria-hidden size={16} />}
              style={{ alignSelf: "start" }}
            >
              {t("open")}
            </Button>
          )}
        </MediaSection>
      )}
      <Stack>
        <MediaSection title={t("facts")}>
          <MediaFacts file={file} />
        </MediaSection>
        <MediaSection title={t("uses")}>
          {uses ? (
            <UseList uses={uses} otherUses={otherUses ?? 0} pageOf={library.pageOf} />
          ) : (
            <MissingNotice text={t("usesUnknown")} retry={changed} />
          )}
        </MediaSection>
        {file.state === "READY" && file.kind && <ReplaceMediaFile id={file.id} kind={file.kind} changed={changed} />}
        <Group gap="sm">
          {canRetry && <Retry id={file.id} changed={changed} />}
          <DeleteMediaFile file={file} library={library} />
        </Group>
      </Stack>
    </SimpleGrid>
  );
}

function ratioOf({ width, height }: { readonly width: number | null; readonly height: number | null }): number {
  return width && height ? width / height : 16 / 9;
}

/** Checks a file again, or converts it again. */
function Retry({ id, changed }: { readonly id: string; readonly changed: () => void }) {
  const t = useTranslations("media.file");
  const refusalText = useRefusalText();
  const [{ fetching }, retry] = useMutation(RetryUploadedFileDocument);
  const run = async () => {
    const { data, error } = await retry({ id });
    if (!data?.retryMediaFile) toast({ kind: "problem", message: refusalText(error) });
    // a refusal means that the file has another state by now
    changed();
  };
  return (
    <Button loading={fetching} onClick={() => void run()}>
      {t("retry")}
    </Button>
  );
}
