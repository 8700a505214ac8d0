import { Anchor, Text } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { hostedVideoOf } from "./hosted-video";
import { HostedVideoPlayer } from "./hosted-video-player";
import classes from "./lesson-media.module.css";
import { mediaKindOf } from "./media-kind";

/** The media of a lesson, chosen by its URL alone. A URL of no picture, video or audio becomes a link. */
export function LessonMedia({ url, title }: { readonly url: string; readonly title: string }) {
  const t = useTranslations("courses.lesson");
  const [broken, setBroken] = useState<string>();
  if (broken === url) {
    return (
      <Text role="status" c="dimmed" className={classes.broken}>
        {t("mediaBroken")}
      </Text>
    );
  }
  const video = hostedVideoOf(url);
  if (video) return <HostedVideoPlayer key={url} video={video} title={title} />;
  const onError = () => setBroken(url);
  switch (mediaKindOf(url)) {
    case "video":
      return (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- a lesson has one address: captions are in what it leads to
        <video
          key={url}
          src={url}
          controls
          preload="metadata"
          aria-label={title}
          className={classes.wide}
          onError={onError}
        />
      );
    case "audio":
      return (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- a lesson has one address: captions are in what it leads to
        <audio
          key={url}
          src={url}
          controls
          preload="metadata"
          aria-label={title}
          className={classes.sound}
          onError={onError}
        />
      );
    case "picture":
      return <img key={url} src={url} alt={t("pictureOf", { title })} className={classes.wide} onError={onError} />;
    case "document":
    case "other":
      return (
        <Anchor href={url} target="_blank" rel="noreferrer nofollow">
          {t("openMedia")} <IconExternalLink aria-hidden size={16} style={{ verticalAlign: "text-bottom" }} />
        </Anchor>
      );
  }
}
