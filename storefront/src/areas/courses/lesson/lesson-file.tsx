import { Button, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useEffect, useRef, useState, type SyntheticEvent } from "react";
import { useTranslations } from "use-intl/react";
import classes from "./lesson-media.module.css";

export interface ShownFile {
  readonly name: string;
  readonly kind: "PICTURE" | "VIDEO" | "AUDIO" | "DOCUMENT";
  /** A link that works for ten minutes. */
  readonly url: string;
}

export interface LessonFileProps {
  readonly file: ShownFile;
  readonly title: string;
  /** Queries a new link, which comes by `file`. */
  readonly renew: () => void;
}

/** Before the link of a document expires. */
const renewAfterMs = 9 * 60 * 1000;

/** The uploaded file of a lesson: a player, or a button that downloads it. */
export function LessonFile({ file, title, renew }: LessonFileProps) {
  return file.kind === "VIDEO" || file.kind === "AUDIO" ? (
    <FilePlayer file={file} title={title} renew={renew} />
  ) : (
    <FileDownload file={file} renew={renew} />
  );
}

/**
 * Plays by its first link, also when a query of the page brings another one. When the link fails, because it has expired,
 * it continues at the same place by a new one.
 */
function FilePlayer({ file: { kind, url }, title, renew }: LessonFileProps) {
  const t = useTranslations("courses.lesson");
  const [shown, setShown] = useState(url);
  const [isBroken, setBroken] = useState(false);
  const waiting = useRef<{ readonly seconds: number; readonly isPlaying: boolean }>(null);
  useEffect(() => {
    if (waiting.current) setShown(url);
  }, [url]);
  const onError = ({ currentTarget }: SyntheticEvent<HTMLMediaElement>): void => {
    // the new link fails as well
    if (waiting.current) return setBroken(true);
    waiting.current = { seconds: currentTarget.currentTime, isPlaying: !currentTarget.paused };
    renew();
  };
  const onLoadedMetadata = ({ currentTarget }: SyntheticEvent<HTMLMediaElement>): void => {
    if (!waiting.current) return;
    const { seconds, isPlaying } = waiting.current;
    waiting.current = null;
    currentTarget.currentTime = seconds;
    if (isPlaying) void currentTarget.play().catch(() => undefined);
  };
  if (isBroken) {
    return (
      <Text role="status" c="dimmed" className={classes.broken}>
        {t("mediaBroken")}
      </Text>
    );
  }
  const player = { src: shown, onError, onLoadedMetadata, controls: true, preload: "metadata", "aria-label": title };
  return kind === "VIDEO" ? (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- captions are in the file
    <video {...player} className={classes.wide} />
  ) : (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- captions are in the file
    <audio {...player} className={classes.sound} />
  );
}

function FileDownload({ file: { name, url }, renew }: Pick<LessonFileProps, "file" | "renew">) {
  const t = useTranslations("courses.lesson");
  const latest = useRef(renew);
  useEffect(() => {
    latest.current = renew;
  });
  useEffect(() => {
    const timer = setTimeout(() => latest.current(), renewAfterMs);
    return () => clearTimeout(timer);
  }, [url]);
  return (
    <Button
      component="a"
      href={url}
      variant="default"
      leftSection={<IconDownload aria-hidden size={16} />}
      style={{ alignSelf: "start" }}
    >
      {t("download", { name })}
    </Button>
  );
}
