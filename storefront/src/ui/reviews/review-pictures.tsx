import { useTranslations } from "use-intl/react";
import { Picture } from "../picture/picture";
import type { ReviewPicturesFragment } from "./reviews.generated";
import classes from "./reviews.module.css";
import { shownPictures } from "./shown-pictures";

/** The pictures of a review, each with a link to the large one. */
export function ReviewPictures({ review }: { readonly review: ReviewPicturesFragment }) {
  const t = useTranslations("reviews");
  const urls = shownPictures(review);
  if (urls.length === 0) return null;
  return (
    <ul className={classes.pictures}>
      {urls.map((url, index) => (
        <li key={url}>
          <a href={url} target="_blank" rel="noreferrer nofollow ugc">
            <Picture
              image={{ url, alt: t("picture", { number: index + 1, name: review.authorName }) }}
              name=""
              ratio={1}
            />
          </a>
        </li>
      ))}
    </ul>
  );
}
