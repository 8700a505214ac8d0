import { Group, Progress, Text } from "@mantine/core";
import { useFormatter } from "use-intl/react";

export interface ShareBarProps {
  readonly count: number;
  readonly of: number;
  /** The accessible name. */
  readonly label: string;
  readonly color?: string;
}

/** Shows a number as a part of another one. */
export function ShareBar({ count, of, label, color }: ShareBarProps) {
  const format = useFormatter();
  const share = of === 0 ? 0 : count / of;
  return (
    <Group gap="xs" wrap="nowrap">
      <Progress value={share * 100} w={90} aria-label={label} {...(color ? { color } : {})} />
      <Text size="sm" span style={{ fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" }}>
        {format.number(count)} ({format.number(share, { style: "percent" })})
      </Text>
    </Group>
  );
}
