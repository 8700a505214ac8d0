import { useState, useSyncExternalStore } from "react";
import { useFormatter, useTimeZone, useTranslations } from "use-intl/react";

export interface LessonOpening {
  readonly isPreview: boolean;
  readonly opensAfterDays: number | null;
  readonly opensAt: string | null;
}

const never = () => () => undefined;

/** Returns when a lesson opens to students as text; undefined if it is open from the start, or by now. */
export function useOpeningText(): (opening: LessonOpening) => string | undefined {
  const t = useTranslations("courses.opening");
  const format = useFormatter();
  const local = useTimeZone();
  // the markup of the server has the day in UTC; the visitor's day follows after the hydration
  const timeZone = useSyncExternalStore(
    never,
    () => local,
    () => "UTC",
  );
  const [now] = useState(() => Date.now());
  return ({ isPreview, opensAfterDays, opensAt }) => {
    if (isPreview) return undefined;
    if (opensAfterDays !== null) return t("days", { days: opensAfterDays });
    if (opensAt === null || Date.parse(opensAt) <= now) return undefined;
    return t("date", { date: format.dateTime(new Date(opensAt), { dateStyle: "medium", timeZone }) });
  };
}
