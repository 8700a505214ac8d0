import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import { Picture } from "../../../ui/picture/picture";
import { CardPrice } from "../../../ui/price/price";
import card from "../../../ui/product-card/product-card.module.css";
import text from "../../../ui/text/text.module.css";
import type { CourseTeaserFragment } from "./course-teaser.generated";

/** A course in a list. Its price and picture come from catalog and are missing if catalog is unavailable. */
export function CourseTeaser({
  course: { slug, title, instructor, product },
}: {
  readonly course: CourseTeaserFragment;
}) {
  const t = useTranslations("shop.home");
  return (
    <article className={card.card}>
      <Picture image={product?.images[0]} name={title} />
      <div className={card.text}>
        <Link to={`/courses/${slug}`} className={`${text.link} ${card.link}`}>
          {title}
        </Link>
        {instructor?.fullName && <p className={text.dimmed}>{t("taughtBy", { name: instructor.fullName })}</p>}
        {product && <CardPrice money={product.price} />}
      </div>
    </article>
  );
}
