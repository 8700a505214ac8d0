import { Stack, Text } from "@mantine/core";
import { useFormatter, useTranslations } from "use-intl/react";
import classes from "./difference-list.module.css";
import { useNames } from "../../names/use-names";
import { wordsOf } from "../../names/words-of";
import { differences } from "./differences";

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const moment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const enumName = /^[A-Z]+(?:_[A-Z]+)*$/;

export interface DifferenceListProps {
  readonly before: unknown;
  readonly after: unknown;
  /** The maximum number of shown differences; all if absent. */
  readonly most?: number;
}

/** The old value, struck through, and the new value. Both have a text label for screen readers. */
export function DifferenceList({ before, after, most = Infinity }: DifferenceListProps) {
  const t = useTranslations("adminSales.auditLog");
  const names = useNames();
  const format = useFormatter();
  const all = differences(before, after);
  const valueText = (value: string): string => {
    if (value === "true" || value === "false") return names.value(value === "true" ? "yes" : "no");
    if (value === "[]" || value === "{}") return names.value("none");
    if (uuid.test(value)) return value.slice(0, 8);
    if (moment.test(value)) return format.dateTime(new Date(value), { dateStyle: "medium", timeStyle: "short" });
    return enumName.test(value) ? wordsOf(value) : value;
  };
  if (all.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t("noDifference")}
      </Text>
    );
  }
  return (
    <Stack component="ul" gap={2} m={0} p={0} style={{ listStyle: "none" }}>
      {all.slice(0, most).map((each) => (
        <li key={each.path} className={classes.difference}>
          <Text span inherit fw={600}>
            {names.fieldPath(each.path)}
          </Text>{" "}
          {each.before !== undefined && (
            <del>
              <span className={classes.unseen}>{t("was")} </span>
              {valueText(each.before)}
            </del>
          )}
          {each.before !== undefined && each.after !== undefined && <span aria-hidden> → </span>}
          {each.after !== undefined && (
            <ins>
              <span className={classes.unseen}>{t("is")} </span>
              {valueText(each.after)}
            </ins>
          )}
        </li>
      ))}
      {all.length > most && (
        <Text component="li" size="sm" c="dimmed">
          {t("more", { count: all.length - most })}
        </Text>
      )}
    </Stack>
  );
}
