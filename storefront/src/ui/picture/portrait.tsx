import classes from "./portrait.module.css";
import { pictureSources } from "./picture-sources";

export interface PortraitProps {
  readonly url: string;
  /** Empty beside the name of the person. */
  readonly alt: string;
  /** The width and the height in pixels. */
  readonly size: number;
}

/** The round picture of a person. */
export function Portrait({ url, alt, size }: PortraitProps) {
  const sources = pictureSources(url);
  return (
    <img
      {...(sources ? { srcSet: sources.webp, sizes: `${size}px` } : {})}
      src={url}
      alt={alt}
      width={size}
      height={size}
      loading="lazy"
      decoding="async"
      className={classes.portrait}
    />
  );
}
