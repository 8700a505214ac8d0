import { Anchor, Group, Text } from "@mantine/core";
import { Link } from "react-router";
import { useFormatter, useTranslations } from "use-intl/react";
import type { TableColumn } from "../keyset-table/keyset-table";
import { dayAndTime } from "../order/day-and-time";
import { FileSize } from "./file-size";
import type { MediaFileRowFragment } from "./media-files.generated";
import { MediaState } from "./media-state";
import { Thumbnail } from "./thumbnail";

/** The graph counts at most ten uses of each type. */
const mostCounted = 10;

export function useMediaColumns(path: string): readonly TableColumn<MediaFileRowFragment>[] {
  const t = useTranslations("media.list");
  const kindText = useTranslations("media.kind");
  const format = useFormatter();
  return [
    {
      key: "name",
      header: t("name"),
      cell: (file) => (
        <Group gap="sm" wrap="nowrap">
          <Thumbnail file={file} />
          <Anchor component={Link} to={`${path}/${file.id}`} fw={600} inherit style={{ overflowWrap: "anywhere" }}>
            {file.name}
          </Anchor>
        </Group>
      ),
    },
    { key: "kind", header: t("kind"), cell: ({ kind }) => (kind ? kindText(kind) : "–") },
    { key: "size", header: t("size"), align: "end", cell: ({ size }) => <FileSize bytes={size} /> },
    { key: "state", header: t("state"), cell: (file) => <MediaState file={file} /> },
    {
      key: "date",
      header: t("date"),
      cell: ({ createdAt }) => (
        <Text span inherit style={{ whiteSpace: "nowrap" }}>
          {format.dateTime(new Date(createdAt), dayAndTime)}
        </Text>
      ),
    },
    { key: "uses", header: t("uses"), cell: (file) => <UseCount file={file} /> },
  ];
}

function UseCount({ file: { uses, otherUses } }: { readonly file: MediaFileRowFragment }) {
  const t = useTranslations("media.list");
  if (!uses)
    return (
      <Text span inherit c="dimmed">
        {t("usesUnknown")}
      </Text>
    );
  const count = uses.length + (otherUses ?? 0);
  if (count === 0) return t("unused");
  return t(count < mostCounted ? "useCount" : "useCountAtLeast", { count });
}
