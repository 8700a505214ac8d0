import { Badge, type MantineColor } from "@mantine/core";

interface StatusBadgeProps {
  readonly color: MantineColor;
  readonly text: string;
  readonly size?: string | undefined;
}

/** The text has the meaning; the color is an addition. */
export function StatusBadge({ color, text, size = "md" }: StatusBadgeProps) {
  return (
    <Badge
      size={size}
      variant="dot"
      color={color}
      tt="none"
      fw={500}
      styles={{ root: { overflow: "visible", verticalAlign: "middle" }, label: { overflow: "visible" } }}
    >
      {text}
    </Badge>
  );
}
