import { Center } from "@mantine/core";
import { IconPhotoOff } from "@tabler/icons-react";
import { useCallback, useState, type CSSProperties } from "react";
import classes from "./picture.module.css";
import type { PicturePartsFragment } from "./picture-parts.generated";
import { pictureSources } from "./picture-sources";

export interface ShownImage {
  readonly url: string;
  readonly alt: string | null;
  /** Absent on small pictures; null if media does not store the picture, or does not answer. */
  readonly picture?: PicturePartsFragment | null | undefined;
}

export interface PictureProps {
  readonly image: ShownImage | undefined;
  /** The alternative text if the picture has none: mostly the product's name. */
  readonly name: string;
  /** Width divided by height, 4/3 if absent. It reserves the space before the picture loads. */
  readonly ratio?: number;
  /** True for pictures that are visible first: they are not loaded lazily. */
  readonly first?: boolean;
}

/** A column of a grid, or a phone. */
const firstSizes = "(max-width: 48em) 100vw, 40vw";
/** A browser that loads a picture late knows its width; "auto" is 100vw where the picture is not late. */
const lateSizes = `auto, ${firstSizes}`;

/** A product's picture, or a placeholder if there is none or it fails to load. */
export function Picture({ image, name, ratio, first = false }: PictureProps) {
  const [broken, setBroken] = useState<string>();
  const [loaded, setLoaded] = useState<string>();
  const shown = image && image.url !== broken ? image : undefined;
  const url = shown?.url;
  const sizes = first ? firstSizes : lateSizes;
  const sources = url === undefined ? null : pictureSources(url);
  // an image of a server-rendered page may have loaded or failed before React listens to its events
  const settledBefore = useCallback(
    (element: HTMLImageElement | null) => {
      if (!element?.complete) return;
      if (element.naturalWidth === 0) element.decode().catch(() => setBroken(url));
      else setLoaded(url);
    },
    [url],
  );
  return (
    <div className={classes.frame} style={ratio === undefined ? undefined : { aspectRatio: ratio }}>
      {shown ? (
        <picture>
          {sources && <source type="image/avif" srcSet={sources.avif} sizes={sizes} />}
          <img
            ref={settledBefore}
            {...(sources ? { srcSet: sources.webp, sizes } : {})}
            src={shown.url}
            alt={shown.alt ?? name}
            loading={first ? "eager" : "lazy"}
            decoding="async"
            onLoad={() => setLoaded(url)}
            onError={() => setBroken(url)}
            className={classes.image}
            style={styleOf(shown, loaded === url)}
          />
        </picture>
      ) : (
        <Center h="100%" bg="var(--mantine-color-default-hover)">
          <IconPhotoOff aria-hidden size={32} stroke={1.2} color="var(--mantine-color-dimmed)" />
        </Center>
      )}
    </div>
  );
}

/** A transparent picture would show a placeholder that stays behind it. */
function styleOf({ picture }: ShownImage, isLoaded: boolean): CSSProperties | undefined {
  if (!picture) return undefined;
  const { placeholder, focalPoint } = picture;
  const position = `${focalPoint.x}% ${focalPoint.y}%`;
  return {
    objectPosition: position,
    ...(isLoaded ? {} : { background: `url("${placeholder}") ${position} / cover` }),
  };
}
