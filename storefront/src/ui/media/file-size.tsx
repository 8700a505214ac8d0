import { Text } from "@mantine/core";
import { useFormatter } from "use-intl/react";
import { sizeInUnits } from "./size-in-units";

/** The size of a file in a readable unit, such as "4.2 MB". */
export function FileSize({ bytes }: { readonly bytes: number }) {
  const format = useFormatter();
  const { value, unit } = sizeInUnits(bytes);
  return (
    <Text span inherit style={{ whiteSpace: "nowrap" }}>
      {format.number(value, {
        style: "unit",
        unit,
        // the short name of the byte has no plural
        unitDisplay: unit === "byte" ? "long" : "short",
        maximumFractionDigits: 1,
      })}
    </Text>
  );
}
