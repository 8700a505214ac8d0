import { VisuallyHidden } from "@mantine/core";
import { Link } from "react-router";
import { useFormatter, useTranslations } from "use-intl/react";
import classes from "./reviews.module.css";

interface HistogramProps {
  /** The numbers of reviews with 1 to 5 stars. */
  readonly histogram: readonly number[];
  readonly chosen: number | null;
  /** Returns the address of the list with these stars only; null shows all. */
  readonly addressOf: (stars: number | null) => string;
}

/** A link for each number of stars, which filters the list. */
export function Histogram({ histogram, chosen, addressOf }: HistogramProps) {
  const t = useTranslations("reviews");
  const format = useFormatter();
  const all = histogram.reduce((sum, count) => sum + count, 0);
  const rows = histogram.map((count, index) => ({ stars: index + 1, count })).toReversed();
  return (
    <ul className={classes.histogram} aria-label={t("histogram")}>
      {rows.map(({ stars, count }) => (
        <li key={stars}>
          <Link
            className={classes.bar}
            rel="nofollow"
            to={addressOf(chosen === stars ? null : stars)}
            preventScrollReset
            aria-current={chosen === stars ? "true" : undefined}
            style={{ "--part": `${all === 0 ? 0 : (count * 100) / all}%` } as object}
          >
            <span>{t("starsOfForm", { stars })}</span>
            <i aria-hidden />
            <span aria-hidden>{format.number(count)}</span>
            <VisuallyHidden>{t("count", { count })}</VisuallyHidden>
          </Link>
        </li>
      ))}
    </ul>
  );
}
