import { Button, Group, Text } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconCircleX, IconHelpCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import type { StockState } from "./stock-state";

const icon = { "aria-hidden": true, size: 18 } as const;
const icons: Readonly<Record<StockState["kind"], ReactNode>> = {
  inStock: <IconCheck {...icon} color="var(--mantine-primary-color-filled)" />,
  few: <IconAlertTriangle {...icon} color="var(--mantine-color-orange-filled)" />,
  soldOut: <IconCircleX {...icon} color="var(--mantine-color-error)" />,
  unknown: <IconHelpCircle {...icon} color="var(--mantine-color-dimmed)" />,
  unlimited: null,
};

/** The availability of a product in one line. */
export function StockNote({ state, retry }: { readonly state: StockState; readonly retry: () => void }) {
  const t = useTranslations("shop.product.stock");
  if (state.kind === "unlimited") return null;
  return (
    <Group gap={6} role="status">
      {icons[state.kind]}
      <Text size="sm" fw={550}>
        {state.kind === "few" ? t("few", { left: state.left }) : t(state.kind)}
      </Text>
      {state.kind === "unknown" && (
        <Button size="compact-xs" variant="subtle" onClick={retry}>
          {t("retry")}
        </Button>
      )}
    </Group>
  );
}
