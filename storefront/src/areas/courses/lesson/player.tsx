import { Text } from "@mantine/core";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import classes from "./lesson-media.module.css";
import { PlayerControls } from "./player-controls";
import type { PlayerProps } from "./shown-file";
import { useMediaSource } from "./use-media-source";
import { useSavedPosition } from "./use-saved-position";

/** Plays a video or sound, and goes on after its links have expired. */
export function Player({ file, title, renew, startAt = 0, savePosition }: PlayerProps) {
  const t = useTranslations("courses.lesson");
  // another poster would flicker
  const [poster] = useState(file.posterUrl ?? undefined);
  const { media, isBroken, handlers } = useMediaSource({ file, renew, startAt });
  const saving = useSavedPosition(media, { startAt, savePosition });
  if (isBroken) {
    return (
      <Text role="status" c="dimmed" className={classes.broken}>
        {t("mediaBroken")}
      </Text>
    );
  }
  const tracks = file.captions.map(({ language, label, url }) => (
    <track key={language} kind="captions" srcLang={language} label={label} src={url} />
  ));
  const isVideo = file.kind === "VIDEO";
  const Media = isVideo ? "video" : "audio";
  return (
    <PlayerControls isVideo={isVideo} hasCaptions={tracks.length > 0}>
      <Media
        ref={media}
        slot="media"
        preload="metadata"
        aria-label={title}
        {...(isVideo ? { poster, playsInline: true } : {})}
        {...handlers}
        {...saving}
      >
        {tracks}
      </Media>
    </PlayerControls>
  );
}
