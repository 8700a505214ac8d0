import type Hls from "hls.js";
import { useEffect, useRef, useState, type RefObject, type SyntheticEvent } from "react";
import type { PlayerProps, ShownFile } from "./shown-file";

export interface MediaSource {
  readonly media: RefObject<HTMLVideoElement | null>;
  readonly isBroken: boolean;
  readonly handlers: {
    readonly onError: () => void;
    readonly onLoadedMetadata: (event: SyntheticEvent<HTMLMediaElement>) => void;
  };
}

interface Place {
  readonly seconds: number;
  readonly isPlaying: boolean;
}

/**
 * Plays the stream of a video where the browser can, else the file itself. The first links stay until they have expired,
 * also when `file` brings others; then it goes on at the same place by new ones.
 */
export function useMediaSource({
  file,
  renew,
  startAt,
}: Pick<PlayerProps, "file" | "renew"> & { readonly startAt: number }): MediaSource {
  const media = useRef<HTMLVideoElement>(null);
  const stream = useRef<Hls>(null);
  const [isBroken, setBroken] = useState(false);
  /** Where to start; after the links have expired, where to go on by new ones. */
  const place = useRef<Place>(null);
  const isExpired = useRef(false);

  /** A new source pauses what was started before. */
  const keepPlaying = ({ paused }: HTMLMediaElement): void => {
    if (!paused) place.current = { seconds: place.current?.seconds ?? 0, isPlaying: true };
  };
  /** The new links fail as well: the browser may know the format of the file and not that of its stream. */
  const playOriginal = (element: HTMLVideoElement): void => {
    if (!stream.current) return setBroken(true);
    stream.current.destroy();
    stream.current = null;
    element.src = latest.current.file.url;
  };
  const goOnByNewLinks = (): void => {
    const { current: element } = media;
    if (!element) return;
    if (isExpired.current) return playOriginal(element);
    isExpired.current = true;
    place.current = { seconds: element.currentTime || (place.current?.seconds ?? 0), isPlaying: !element.paused };
    renew();
  };
  const latest = useRef({ file, goOnByNewLinks });
  useEffect(() => {
    latest.current = { file, goOnByNewLinks };
  });

  useEffect(() => {
    let isUnmounted = false;
    void attach();
    return () => {
      isUnmounted = true;
      stream.current?.destroy();
      stream.current = null;
    };

    async function attach(): Promise<void> {
      const { streamUrl } = latest.current.file;
      const HlsPlayer = streamUrl === null ? null : await loadHls();
      const { current: element } = media;
      if (!element || isUnmounted) return;
      keepPlaying(element);
      if (streamUrl === null || !HlsPlayer?.isSupported()) {
        element.src = plainUrl(element, latest.current.file);
        return;
      }
      stream.current = streamOf(HlsPlayer, streamUrl);
      stream.current.attachMedia(element);
    }

    function streamOf(HlsPlayer: typeof Hls, streamUrl: string): Hls {
      const hls = new HlsPlayer({
        enableWorker: false,
        startPosition: place.current?.seconds ?? -1,
        // a playlist names its parts by the query of its own link, which expires
        xhrSetup: (request, part) => request.open("GET", withQueryOf(latest.current.file.streamUrl ?? streamUrl, part)),
      });
      hls.on(HlsPlayer.Events.ERROR, (_, { fatal, response }) => {
        // it tries a refused part several times before it gives up
        if (fatal || (response?.code === 403 && !isExpired.current)) latest.current.goOnByNewLinks();
      });
      hls.on(HlsPlayer.Events.FRAG_LOADED, () => {
        isExpired.current = false;
      });
      hls.loadSource(streamUrl);
      return hls;
    }
  }, []);

  useEffect(() => {
    const { current: element } = media;
    if (!element || !isExpired.current) return;
    keepPlaying(element);
    const { streamUrl } = latest.current.file;
    if (!stream.current || streamUrl === null) element.src = plainUrl(element, latest.current.file);
    else if (stream.current.levels.length === 0) stream.current.loadSource(streamUrl);
    else stream.current.startLoad(place.current?.seconds);
  }, [file.url]);

  // the answer of the server follows that of the cache, which does not know what another device has saved
  useEffect(() => {
    const { current: element } = media;
    if (!element || element.played.length > 0) return;
    if (element.readyState > 0) element.currentTime = startAt;
    else place.current = { seconds: startAt, isPlaying: place.current?.isPlaying ?? false };
  }, [startAt]);

  const onLoadedMetadata = ({ currentTarget }: SyntheticEvent<HTMLMediaElement>): void => {
    const { current: from } = place;
    place.current = null;
    isExpired.current = false;
    if (from?.seconds) currentTarget.currentTime = from.seconds;
    if (from?.isPlaying) void currentTarget.play().catch(() => undefined);
  };
  // a stream reports its errors itself
  const onError = (): void => {
    if (!stream.current) goOnByNewLinks();
  };
  return { media, isBroken, handlers: { onError, onLoadedMetadata } };
}

/** Null when it cannot be loaded. */
async function loadHls(): Promise<typeof Hls | null> {
  try {
    return (await import("hls.js/light")).default;
  } catch {
    return null;
  }
}

/** For a browser that plays streams itself, and for one that plays none. */
function plainUrl(element: HTMLMediaElement, { streamUrl, url }: ShownFile): string {
  return streamUrl !== null && element.canPlayType("application/vnd.apple.mpegurl") ? streamUrl : url;
}

function withQueryOf(link: string, address: string): string {
  const url = new URL(address, location.href);
  url.search = new URL(link, location.href).search;
  return url.href;
}
