import { Button, Text } from "@mantine/core";
import { IconPlayerPlay } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import type { HostedVideo } from "./hosted-video";
import classes from "./lesson-media.module.css";

export interface HostedVideoPlayerProps {
  readonly video: HostedVideo;
  readonly title: string;
}

/** Requests nothing from the host before the visitor plays the video. */
export function HostedVideoPlayer({ video: { host, player }, title }: HostedVideoPlayerProps) {
  const t = useTranslations("courses.lesson");
  const [isPlaying, setPlaying] = useState(false);
  return isPlaying ? (
    <iframe
      ref={focus}
      src={player}
      title={title}
      className={classes.frame}
      allow="autoplay; encrypted-media; picture-in-picture"
      allowFullScreen
      loading="lazy"
      // YouTube plays nothing without a referrer
      referrerPolicy="strict-origin-when-cross-origin"
      sandbox="allow-scripts allow-same-origin allow-presentation allow-popups"
    />
  ) : (
    <div className={classes.placeholder}>
      <Button leftSection={<IconPlayerPlay aria-hidden size={16} />} onClick={() => setPlaying(true)}>
        {t("playVideo", { host })}
      </Button>
      <Text size="sm">{t("hostGetsAddress", { host })}</Text>
    </div>
  );
}

/** The button that had the focus is gone. */
function focus(frame: HTMLIFrameElement | null): void {
  frame?.focus();
}
