import { useTranslations } from "use-intl/react";

/** Returns a duration in whole minutes as text: "8 min", "2 h 5 min". */
export function useLengthText(): (seconds: number) => string {
  const t = useTranslations("courses.length");
  return (seconds) => {
    const allMinutes = Math.max(1, Math.round(seconds / 60));
    const [hours, minutes] = [Math.floor(allMinutes / 60), allMinutes % 60];
    if (hours === 0) return t("minutes", { minutes });
    return minutes === 0 ? t("hours", { hours }) : t("hoursAndMinutes", { hours, minutes });
  };
}
