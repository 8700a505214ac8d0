import { Anchor, Stack, Text } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import { FileSize } from "../../../ui/media/file-size";
import type { AnswerFileFragment } from "./answer-files.generated";
import { useRenewedLinks } from "./use-renewed-links";

export interface AnswerFilesProps {
  /** Null, or with null in it, while the files cannot be read. */
  readonly files: readonly (AnswerFileFragment | null)[] | null;
  /** Queries new links, which come by `files`. */
  readonly renew: () => void;
}

/** Links to the files of an answer. */
export function AnswerFiles({ files, renew }: AnswerFilesProps) {
  const t = useTranslations("courses.lesson");
  const shown = (files ?? []).filter((file) => file !== null);
  useRenewedLinks(shown[0]?.link.url, renew);
  return (
    <Stack gap={4}>
      {shown.map(({ id, name, size, link }) => (
        <Text key={id} size="sm" style={{ overflowWrap: "anywhere" }}>
          <Anchor href={link.url} target="_blank" rel="noreferrer" inherit>
            {name}
          </Anchor>{" "}
          (<FileSize bytes={size} />)
        </Text>
      ))}
      {shown.length < (files?.length ?? 1) && (
        <Text size="sm" c="dimmed">
          {t("filesUnavailable")}
        </Text>
      )}
    </Stack>
  );
}
