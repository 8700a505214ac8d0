import { useState } from "react";
import { isProblem } from "../../../ui/upload/upload-state";
import { usePictureUploads, type ShownUpload } from "../../../ui/upload/use-uploads";

const mostPictures = 5;

export interface EditedPictures {
  /** The addresses of the pictures. */
  readonly urls: readonly string[];
  /** The same, once the author has changed them: while media does not answer, the page does not know the saved ones. */
  readonly changed: readonly string[] | undefined;
  /** The uploads that are not among the pictures yet, or have failed. */
  readonly uploads: readonly ShownUpload[];
  readonly isUploading: boolean;
  readonly isFull: boolean;
  /** Uploads as many files as the review can have. */
  readonly add: (files: Iterable<File>) => void;
  readonly retry: (key: number) => void;
  readonly cancel: (key: number) => void;
  readonly remove: (url: string) => void;
}

/** The pictures of a review while its author edits them. The form saves them with the texts. */
export function useReviewPictures(saved: readonly string[]): EditedPictures {
  const [changed, setChanged] = useState<readonly string[]>();
  const urls = changed ?? saved;
  const { uploads, add, retry, remove } = usePictureUploads(async (url) => {
    setChanged((earlier = saved) => (earlier.includes(url) ? earlier : [...earlier, url]));
    return undefined;
  });
  const unfinished = uploads.filter(({ state }) => state.kind !== "ready");
  const failed = unfinished.filter(({ state }) => isProblem(state));
  const free = mostPictures - urls.length - (unfinished.length - failed.length);
  return {
    urls,
    changed,
    uploads: unfinished,
    isUploading: failed.length < unfinished.length,
    isFull: free <= 0,
    add: (files) => {
      for (const { key } of failed) remove(key);
      add([...files].slice(0, free));
    },
    retry,
    cancel: remove,
    remove: (url) => setChanged(urls.filter((each) => each !== url)),
  };
}
