import { Text, type TextProps } from "@mantine/core";
import { useFormatter } from "use-intl/react";

/**
 * A moment in the visitor's language and time zone. The admin is rendered only in the browser, which knows the zone.
 */
export function Moment({ at, ...text }: { readonly at: string } & TextProps) {
  const format = useFormatter();
  const moment = new Date(at);
  return (
    <Text
      component="time"
      dateTime={at}
      title={format.dateTime(moment, { dateStyle: "full", timeStyle: "long" })}
      inherit
      {...text}
      style={{ whiteSpace: "nowrap" }}
    >
      {format.dateTime(moment, { dateStyle: "medium", timeStyle: "short" })}
    </Text>
  );
}
