import { Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { dayAndTime } from "../order/day-and-time";
import { durationText } from "./duration-text";
import { FileSize } from "./file-size";
import type { MediaFileDetailsFragment } from "./media-file.generated";
import { MediaState } from "./media-state";

/** The facts of a file. */
export function MediaFacts({ file }: { readonly file: MediaFileDetailsFragment }) {
  const t = useTranslations("media");
  const format = useFormatter();
  const { kind, contentType, picture, playback, sourceUrl } = file;
  const pixels = picture ?? playback;
  return (
    <Stack component="dl" gap="xs" m={0}>
      <Fact term={t("list.state")}>
        <MediaState file={file} />
      </Fact>
      {kind && <Fact term={t("list.kind")}>{t(`kind.${kind}`)}</Fact>}
      {contentType && <Fact term={t("file.type")}>{contentType}</Fact>}
      <Fact term={t("list.size")}>
        <FileSize bytes={file.size} />
      </Fact>
      {pixels?.width && pixels.height && (
        <Fact term={t("file.pixels")}>{t("file.pixelsOf", { width: pixels.width, height: pixels.height })}</Fact>
      )}
      {playback && playback.durationSeconds !== null && (
        <Fact term={t("file.duration")}>{durationText(playback.durationSeconds)}</Fact>
      )}
      {playback && playback.state !== "READY" && (
        <Fact term={t("file.conversion")}>{t(`playback.${playback.state}`, { percent: playback.percent })}</Fact>
      )}
      <Fact term={t("list.date")}>{format.dateTime(new Date(file.createdAt), dayAndTime)}</Fact>
      {sourceUrl && <Fact term={t("file.source")}>{sourceUrl}</Fact>}
    </Stack>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <Text component="dt" size="xs" c="dimmed">
        {term}
      </Text>
      <Text component="dd" size="sm" m={0} style={{ overflowWrap: "anywhere" }}>
        {children}
      </Text>
    </div>
  );
}
