import { VisuallyHidden } from "@mantine/core";
import { useFormatter, useTranslations } from "use-intl/react";
import classes from "./reviews.module.css";

interface HistogramProps {
  /** The numbers of reviews with 1 to 5 stars. */
  readonly histogram: readonly number[];
  readonly chosen: number | null;
  /** Null shows all. */
  readonly choose: (stars: number | null) => void;
}

/** A bar for each number of stars, which filters the list. */
export function Histogram({ histogram, chosen, choose }: HistogramProps) {
  const t = useTranslations("reviews");
  const format = useFormatter();
  const all = histogram.reduce((sum, count) => sum + count, 0);
  const rows = histogram.map((count, index) => ({ stars: index + 1, count })).toReversed();
  return (
    <ul className={classes.histogram} aria-label={t("histogram")}>
      {rows.map(({ stars, count }) => (
        <li key={stars}>
          <button
            type="button"
            className={classes.bar}
            aria-pressed={chosen === stars}
            onClick={() => choose(chosen === stars ? null : stars)}
            style={{ "--part": `${all === 0 ? 0 : (count * 100) / all}%` } as object}
          >
            <span>{t("starsOfForm", { stars })}</span>
            <i aria-hidden />
            <span aria-hidden>{format.number(count)}</span>
            <VisuallyHidden>{t("count", { count })}</VisuallyHidden>
          </button>
        </li>
      ))}
    </ul>
  );
}
