import { Button, Group, Text } from "@mantine/core";
import { useEffect } from "react";
import { useMutation, useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { RetryUploadedFileDocument } from "../../../../ui/upload/upload-file.generated";
import { shownFileFrom, type ShownFile } from "../../lesson/shown-file";
import { ConversionDocument, type ConversionQuery } from "./conversion.generated";

type Playback = NonNullable<NonNullable<ConversionQuery["mediaFile"]>["playback"]>;

export interface Conversion {
  /** Null until it is known, for other files than videos and sounds, and where the shop converts none. */
  readonly playback: Playback | null;
  /** The file with new links; null until it is known. */
  readonly file: ShownFile | null;
  readonly renew: () => void;
}

const lookEveryMs = 3000;

/** Looks at the conversion of an uploaded file until it has ended. */
export function useConversion(fileId: string | undefined): Conversion {
  const [{ data }, query] = useQuery({
    query: ConversionDocument,
    variables: { id: fileId ?? "" },
    pause: fileId === undefined,
    requestPolicy: "cache-and-network",
  });
  const found = data?.mediaFile ?? null;
  const playback = found?.playback ?? null;
  const isOpen = playback?.state === "WAITING" || playback?.state === "RUNNING";
  useEffect(() => {
    if (!isOpen) return;
    const timer = setInterval(() => query({ requestPolicy: "network-only" }), lookEveryMs);
    return () => clearInterval(timer);
  }, [isOpen, query]);
  const file = found?.kind && found.link ? shownFileFrom({ ...found, kind: found.kind, link: found.link }) : null;
  return { playback, file, renew: () => query({ requestPolicy: "network-only" }) };
}

export interface ConversionStateProps {
  readonly fileId: string;
  readonly conversion: Conversion;
}

/** Says how far the conversion of a video is, or why it ended; nothing when the file plays. */
export function ConversionState({ fileId, conversion: { playback, renew } }: ConversionStateProps) {
  const t = useTranslations("teaching.lesson.conversion");
  const [{ fetching }, retry] = useMutation(RetryUploadedFileDocument);
  switch (playback?.state) {
    case "WAITING":
      return <Text size="sm">{t("waiting")}</Text>;
    case "RUNNING":
      return <Text size="sm">{t("running", { percent: playback.percent })}</Text>;
    case "UNPLAYABLE":
      return (
        <Text size="sm" c="red">
          {t("unplayable")}
        </Text>
      );
    case "FAILED":
      return (
        <Group gap="xs">
          <Text size="sm" c="red">
            {t("failed")}
          </Text>
          <Button
            size="compact-sm"
            variant="default"
            loading={fetching}
            onClick={() => void retry({ id: fileId }).then(renew)}
          >
            {t("retry")}
          </Button>
        </Group>
      );
    default:
      return null;
  }
}
