import type { MediaKind } from "../../../graph/schema-types.generated";

/** The file of a lesson, with links that work for ten minutes. */
export interface ShownFile {
  readonly name: string;
  readonly kind: MediaKind;
  /** The alternative text of a picture. */
  readonly alt: string | null;
  readonly url: string;
  /** A playlist of the video in several sizes; null until it is converted. */
  readonly streamUrl: string | null;
  readonly posterUrl: string | null;
  readonly captions: readonly ShownCaptions[];
}

export interface ShownCaptions {
  /** A tag of BCP 47. */
  readonly language: string;
  /** The name of the language in the language itself. */
  readonly label: string;
  readonly url: string;
}

export interface PlayerProps {
  readonly file: ShownFile;
  readonly title: string;
  /** Queries new links, which come by `file`. */
  readonly renew: () => void;
  /** The place in seconds at which to go on. */
  readonly startAt?: number;
  /** Receives the place from time to time, and whenever the player pauses; 0 near the end. */
  readonly savePosition?: ((seconds: number) => void) | undefined;
}

export interface LinkedFile extends Pick<ShownFile, "name" | "kind" | "alt"> {
  readonly link: { readonly url: string };
  readonly playback: {
    readonly stream: { readonly url: string } | null;
    readonly poster: { readonly url: string } | null;
  } | null;
  readonly captions: readonly (Omit<ShownCaptions, "url"> & { readonly link: { readonly url: string } })[] | null;
}

export function shownFileFrom({ name, kind, alt, link, playback, captions }: LinkedFile): ShownFile {
  return {
    name,
    kind,
    alt,
    url: link.url,
    streamUrl: playback?.stream?.url ?? null,
    posterUrl: playback?.poster?.url ?? null,
    captions: (captions ?? []).map(({ language, label, link: { url } }) => ({ language, label, url })),
  };
}
