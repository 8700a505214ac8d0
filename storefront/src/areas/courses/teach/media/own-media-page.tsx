import { MediaList } from "../../../../ui/media/media-list";
import { useOwnMedia } from "./use-own-media";

/** The files of the instructor. */
export function Component() {
  return <MediaList library={useOwnMedia()} />;
}
