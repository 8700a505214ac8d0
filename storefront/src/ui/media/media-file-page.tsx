import { Anchor, Skeleton, Stack, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useEffect } from "react";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { NotFoundPage } from "../../app/not-found-page";
import { Head } from "../head/head";
import { ErrorState } from "../page-state/error-state";
import { OutdatedNotice } from "../page-state/outdated-notice";
import { PageState } from "../page-state/page-state";
import { useLastAnswer } from "../page-state/use-last-answer";
import { MediaFileDocument, type MediaFileDetailsFragment } from "./media-file.generated";
import { MediaFileView } from "./media-file-view";
import type { MediaLibrary } from "./media-library";

const lookEveryMs = 3000;
/** Before the link of a private file expires. */
const renewEveryMs = 9 * 60 * 1000;

/** The page of one file. It follows the check and the conversion of the file. */
export function MediaFilePage({ library }: { readonly library: MediaLibrary }) {
  const t = useTranslations("media.file");
  const { id = "" } = useParams();
  const [latest, refetch] = useQuery({
    query: MediaFileDocument,
    variables: { id },
    requestPolicy: "cache-and-network",
  });
  const { answer, isOutdated } = useLastAnswer(latest, ({ mediaFile }) => mediaFile !== null);
  const retry = () => refetch({ requestPolicy: "network-only" });
  const refetchEveryMs = refetchPauseMs(answer.data?.mediaFile);
  useEffect(() => {
    if (refetchEveryMs === undefined) return;
    const timer = setInterval(() => refetch({ requestPolicy: "network-only" }), refetchEveryMs);
    return () => clearInterval(timer);
  }, [refetchEveryMs, refetch]);
  const loading = <Skeleton height={420} aria-hidden />;
  const name = answer.data?.mediaFile?.name;
  return (
    <PageState answer={answer} loading={loading} retry={retry}>
      {({ mediaFile }) => {
        if (!mediaFile) {
          if (answer.fetching) return loading;
          return answer.error ? <ErrorState error={answer.error} retry={retry} /> : <NotFoundPage />;
        }
        return (
          <Stack key={mediaFile.id}>
            <Head title={name ?? t("title")} hidden />
            <div>
              <Anchor component={Link} to={library.path} size="sm">
                <IconArrowLeft aria-hidden size={16} style={{ verticalAlign: "text-bottom" }} /> {library.title}
              </Anchor>
              <Title order={1} style={{ overflowWrap: "anywhere" }}>
                {mediaFile.name}
              </Title>
            </div>
            <OutdatedNotice isOutdated={isOutdated} retry={retry} />
            <MediaFileView file={mediaFile} library={library} changed={retry} />
          </Stack>
        );
      }}
    </PageState>
  );
}

/** Undefined for a file that does not change by itself. */
function refetchPauseMs(file: MediaFileDetailsFragment | null | undefined): number | undefined {
  if (!file) return undefined;
  const playback = file.playback?.state;
  const isOpen = file.state === "CHECKING" || playback === "WAITING" || playback === "RUNNING";
  if (isOpen) return lookEveryMs;
  return file.link ? renewEveryMs : undefined;
}
