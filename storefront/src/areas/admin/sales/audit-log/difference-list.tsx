import { Stack, Text } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import classes from "./difference-list.module.css";
import { differences } from "./differences";

export interface DifferenceListProps {
  readonly before: unknown;
  readonly after: unknown;
  /** The maximum number of shown differences; all if absent. */
  readonly most?: number;
}

/** The old value, struck through, and the new value. Both have a text label for screen readers. */
export function DifferenceList({ before, after, most = Infinity }: DifferenceListProps) {
  const t = useTranslations("adminSales.auditLog");
  const all = differences(before, after);
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
            {each.path}
          </Text>{" "}
          {each.before !== undefined && (
            <del>
              <span className={classes.unseen}>{t("was")} </span>
              {each.before}
            </del>
          )}
          {each.before !== undefined && each.after !== undefined && <span aria-hidden> → </span>}
          {each.after !== undefined && (
            <ins>
              <span className={classes.unseen}>{t("is")} </span>
              {each.after}
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
