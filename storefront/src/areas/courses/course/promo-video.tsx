import { Box, Button, Skeleton } from "@mantine/core";
import { IconPlayerPlay } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { MissingNotice } from "../../../ui/page-state/missing-notice";
import { LessonFile } from "../lesson/lesson-file";
import { LessonMedia } from "../lesson/lesson-media";
import { shownFileFrom } from "../lesson/shown-file";
import type { CoursePageFragment } from "./course.generated";
import { PromoVideoDocument } from "./promo-video.generated";

export interface PromoVideoProps {
  readonly course: Pick<CoursePageFragment, "id" | "title" | "promoUrl" | "promo">;
  readonly picture: ReactNode;
}

/** The picture of the course, and a button that replaces it by the promo video. */
export function PromoVideo({ course: { id, title, promoUrl, promo }, picture }: PromoVideoProps) {
  const t = useTranslations("courses.page.promo");
  const [isWatching, setWatching] = useState(false);
  if (!promoUrl && !promo) return picture;
  if (!isWatching) {
    return (
      <>
        {picture}
        <Box px="md" pt="md">
          <Button
            fullWidth
            variant="default"
            leftSection={<IconPlayerPlay aria-hidden size={16} />}
            onClick={() => setWatching(true)}
          >
            {t("watch")}
          </Button>
        </Box>
      </>
    );
  }
  const name = t("titleOf", { title });
  return (
    <div ref={focus} tabIndex={-1} role="group" aria-label={name}>
      {promoUrl ? <LessonMedia url={promoUrl} title={name} /> : <UploadedPromo id={id} title={name} />}
    </div>
  );
}

/** Its link is for this visitor and works for ten minutes. */
function UploadedPromo({ id, title }: { readonly id: string; readonly title: string }) {
  const t = useTranslations("courses.page.promo");
  const [{ data, fetching }, refetch] = useQuery({
    query: PromoVideoDocument,
    variables: { id },
    requestPolicy: "network-only",
  });
  const renew = () => refetch({ requestPolicy: "network-only" });
  const media = data?.course?.promo;
  if (media) return <LessonFile key={media.id} file={shownFileFrom(media)} title={title} renew={renew} />;
  if (fetching) return <Skeleton style={{ aspectRatio: "16 / 9" }} />;
  return <MissingNotice text={t("unavailable")} retry={renew} />;
}

/** The button that had the focus has been replaced. */
function focus(player: HTMLElement | null): void {
  player?.focus();
}
