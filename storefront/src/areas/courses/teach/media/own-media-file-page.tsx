import { MediaFilePage } from "../../../../ui/media/media-file-page";
import { useOwnMedia } from "./use-own-media";

/** A file of the instructor. */
export function Component() {
  return <MediaFilePage library={useOwnMedia()} />;
}
