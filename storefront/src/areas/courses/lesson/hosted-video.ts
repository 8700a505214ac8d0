/** A video of another host, which only the player of this host plays. */
export interface HostedVideo {
  readonly host: "YouTube" | "Vimeo";
  /** The address of the player, which starts at once. The router's Content-Security-Policy allows its origin. */
  readonly player: string;
}

/** Returns the video that the address of a page or player of YouTube or Vimeo shows. */
export function hostedVideoOf(address: string): HostedVideo | undefined {
  const url = URL.parse(address);
  return url ? (youTubeVideo(url) ?? vimeoVideo(url)) : undefined;
}

const youTubeHost = /^((www|m|music)\.)?youtube(-nocookie)?\.com$/;
// an embedded list or channel has one of these words in place of an id
const youTubeId = /^(?!videoseries$|live_stream$)[\w-]{11}$/;

function youTubeVideo(url: URL): HostedVideo | undefined {
  const id = youTubeIdOf(url);
  if (!id || !youTubeId.test(id)) return undefined;
  const start = startSeconds(url);
  const options = `autoplay=1&rel=0${start ? `&start=${start}` : ""}`;
  return { host: "YouTube", player: `https://www.youtube-nocookie.com/embed/${id}?${options}` };
}

function youTubeIdOf({ host, pathname, searchParams }: URL): string | null | undefined {
  if (host === "youtu.be") return pathname.split("/")[1];
  if (!youTubeHost.test(host)) return null;
  return pathname === "/watch" ? searchParams.get("v") : /^\/(?:shorts|embed|live)\/([^/]+)/.exec(pathname)?.[1];
}

const vimeoAddress =
  /^(?:(?:www\.)?vimeo\.com\/(?:channels\/[\w-]+\/|manage\/videos\/)?|player\.vimeo\.com\/video\/)(\d+)(?:\/([\da-f]+))?\/?$/;

function vimeoVideo(url: URL): HostedVideo | undefined {
  const [, id, pathHash] = vimeoAddress.exec(url.host + url.pathname) ?? [];
  if (!id) return undefined;
  // an unlisted video plays with its hash alone
  const hash = pathHash ?? url.searchParams.get("h");
  const options = new URLSearchParams({ dnt: "1", autoplay: "1", ...(hash ? { h: hash } : {}) });
  const start = startSeconds(url);
  return { host: "Vimeo", player: `https://player.vimeo.com/video/${id}?${options}${start ? `#t=${start}s` : ""}` };
}

/** Reads times such as 90, 90s and 1h2m3s. Returns 0 without one. */
function startSeconds({ searchParams, hash }: URL): number {
  const time = searchParams.get("t") ?? searchParams.get("start") ?? new URLSearchParams(hash.slice(1)).get("t") ?? "";
  const [, hours = 0, minutes = 0, seconds = 0] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(time) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
