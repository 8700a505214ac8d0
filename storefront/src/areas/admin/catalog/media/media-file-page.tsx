import { MediaFilePage } from "../../../../ui/media/media-file-page";
import { useAdminMedia } from "./use-admin-media";

/** A file of any user. */
export function Component() {
  return <MediaFilePage library={useAdminMedia()} />;
}
