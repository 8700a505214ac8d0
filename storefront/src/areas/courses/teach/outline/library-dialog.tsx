import { Button, Modal, Skeleton, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import type { MediaKind } from "../../../../graph/schema-types.generated";
import { EmptyState } from "../../../../ui/page-state/empty-state";
import { PageState } from "../../../../ui/page-state/page-state";
import { SearchField } from "../../../../ui/search-field/search-field";
import { LibraryFilesDocument, type LibraryFilesQuery } from "./library-files.generated";

export type LibraryFile = NonNullable<LibraryFilesQuery["mediaFiles"]>["nodes"][number];

export interface LibraryDialogProps {
  readonly opened: boolean;
  readonly close: () => void;
  /** The kind of the files; all kinds if it is absent. */
  readonly kind?: MediaKind | undefined;
  readonly choose: (file: LibraryFile) => void;
}

/** The uploaded files that a lesson or a course can have. They are fetched when the dialog opens. */
export function LibraryDialog({ opened, close, kind, choose }: LibraryDialogProps) {
  const t = useTranslations("teaching.lesson.library");
  return (
    <Modal opened={opened} onClose={close} title={t("title")} closeButtonProps={{ "aria-label": t("close") }} centered>
      <Files kind={kind} choose={choose} />
    </Modal>
  );
}

function Files({ kind, choose }: Pick<LibraryDialogProps, "kind" | "choose">) {
  const t = useTranslations("teaching.lesson.library");
  const [search, setSearch] = useState("");
  const [answer, refetch] = useQuery({
    query: LibraryFilesDocument,
    variables: search ? { search } : {},
    requestPolicy: "cache-and-network",
  });
  return (
    <Stack>
      <SearchField label={t("search")} placeholder={t("searchPlaceholder")} value={search} search={setSearch} />
      <PageState
        answer={answer}
        loading={<Skeleton height={160} aria-hidden />}
        retry={() => refetch({ requestPolicy: "network-only" })}
      >
        {({ mediaFiles }) => {
          const files = (mediaFiles?.nodes ?? []).filter((file) => !kind || file.kind === kind);
          return (
            <>
              {files.length === 0 && <EmptyState title={t("none")} text={t("noneText")} order={3} />}
              <Stack component="ul" aria-label={t("title")} gap={4} m={0} p={0}>
                {files.map((file) => (
                  <li key={file.id} style={{ listStyle: "none" }}>
                    <Button variant="default" justify="start" fullWidth onClick={() => choose(file)}>
                      {file.name}
                    </Button>
                  </li>
                ))}
              </Stack>
              {mediaFiles?.pageInfo.hasNextPage && (
                <Text size="sm" c="dimmed">
                  {t("older")}
                </Text>
              )}
            </>
          );
        }}
      </PageState>
    </Stack>
  );
}
