import { Button, Group, Stack, Text } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import type { OutlineDraft } from "./draft/outline-draft";
import { orderOf } from "./draft/outline-moves";

export interface OutlineOrderProps {
  readonly draft: OutlineDraft;
  readonly requireOrder: (isInOrder: boolean) => void;
}

/** Sets the prerequisites of the whole outline. No button is pressed if only some lessons are prerequisites. */
export function OutlineOrder({ draft, requireOrder }: OutlineOrderProps) {
  const t = useTranslations("teaching.outline.order");
  const order = orderOf(draft);
  const choice = (name: "any" | "inOrder") => (
    <Button
      size="compact-sm"
      variant={order === name ? "light" : "default"}
      aria-pressed={order === name}
      onClick={() => requireOrder(name === "inOrder")}
    >
      {t(name)}
    </Button>
  );
  return (
    <Stack gap={4}>
      <Group gap="xs" role="group" aria-label={t("label")}>
        {choice("any")}
        {choice("inOrder")}
      </Group>
      <Text size="sm" c="dimmed">
        {t("hint")}
      </Text>
    </Stack>
  );
}
