import { useTranslations } from "use-intl/react";
import { FilterGroup } from "./filter-group";
import { FilterOption } from "./filter-option";
import { minRatings } from "./list-choice";
import { useListChoice } from "./use-list-choice";

export function RatingFilter() {
  const t = useTranslations("shop.list");
  const { choice, change } = useListChoice();
  return (
    <FilterGroup legend={t("rating")}>
      <FilterOption
        type="radio"
        name="rating"
        value=""
        label={t("anyRating")}
        checked={choice.minRating === undefined}
        onChange={() => change(() => ({ rating: undefined }))}
      />
      {minRatings.map((stars) => (
        <FilterOption
          key={stars}
          type="radio"
          name="rating"
          value={stars}
          label={t("ratingFrom", { stars })}
          checked={choice.minRating === stars}
          onChange={() => change(() => ({ rating: String(stars) }))}
        />
      ))}
    </FilterGroup>
  );
}
