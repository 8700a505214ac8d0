import { Button, Skeleton } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { lazy, Suspense } from "react";
import { useTranslations } from "use-intl/react";
import classes from "./lesson-media.module.css";
import type { PlayerProps, ShownFile } from "./shown-file";
import { useRenewedLinks } from "./use-renewed-links";

const Player = lazy(async () => ({ default: (await import("./player")).Player }));

/** The uploaded file of a lesson: a picture, a player, which loads with the first one, or a button that downloads it. */
export function LessonFile({ file, renew, ...player }: PlayerProps) {
  const t = useTranslations("courses.lesson");
  useRenewedLinks(file.url, renew);
  if (file.kind === "DOCUMENT") return <FileDownload file={file} />;
  if (file.kind === "PICTURE")
    return <img src={file.url} alt={file.alt ?? t("pictureOf", { title: player.title })} className={classes.wide} />;
  return (
    <Suspense
      fallback={<Skeleton {...(file.kind === "VIDEO" ? { style: { aspectRatio: "16 / 9" } } : { height: 48 })} />}
    >
      <Player file={file} renew={renew} {...player} />
    </Suspense>
  );
}

function FileDownload({ file: { name, url } }: { readonly file: ShownFile }) {
  const t = useTranslations("courses.lesson");
  return (
    <Button
      component="a"
      href={url}
      variant="default"
      leftSection={<IconDownload aria-hidden size={16} />}
      className={classes.download}
      classNames={{ label: classes.fileName }}
    >
      {t("download", { name })}
    </Button>
  );
}
