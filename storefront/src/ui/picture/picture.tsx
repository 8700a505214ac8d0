import { Center } from "@mantine/core";
import { IconPhotoOff } from "@tabler/icons-react";
import { useCallback, useState } from "react";
import classes from "./picture.module.css";

export interface PictureProps {
  readonly image: { readonly url: string; readonly alt: string | null } | undefined;
  /** The alternative text if the picture has none: mostly the product's name. */
  readonly name: string;
  /** Width divided by height, 4/3 if absent. It reserves the space before the picture loads. */
  readonly ratio?: number;
  /** True for pictures that are visible first: they are not loaded lazily. */
  readonly first?: boolean;
}

/** A product's picture, or a placeholder if there is none or it fails to load. */
export function Picture({ image, name, ratio, first = false }: PictureProps) {
  const [broken, setBroken] = useState<string>();
  const shown = image && image.url !== broken ? image : undefined;
  const url = shown?.url;
  // an image of a server-rendered page may have failed before React listens to its error event
  const failedBefore = useCallback(
    (element: HTMLImageElement | null) => {
      if (element?.complete && element.naturalWidth === 0) element.decode().catch(() => setBroken(url));
    },
    [url],
  );
  return (
    <div className={classes.frame} style={ratio === undefined ? undefined : { aspectRatio: ratio }}>
      {shown ? (
        <img
          ref={failedBefore}
          src={shown.url}
          alt={shown.alt ?? name}
          loading={first ? "eager" : "lazy"}
          decoding="async"
          onError={() => setBroken(url)}
          className={classes.image}
        />
      ) : (
        <Center h="100%" bg="var(--mantine-color-default-hover)">
          <IconPhotoOff aria-hidden size={32} stroke={1.2} color="var(--mantine-color-dimmed)" />
        </Center>
      )}
    </div>
  );
}
