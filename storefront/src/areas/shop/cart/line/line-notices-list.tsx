import { Button, Group, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import { useLocale, useTranslations } from "use-intl/react";
import { formatMoney } from "../../../../ui/price/format-money";
import type { CartLineFragment } from "./cart-line.generated";
import { lineFields } from "./line-fields";
import { lineNoticesOf, type LineNotice } from "./line-notices";

export interface LineNoticesProps {
  readonly line: CartLineFragment;
  /** Sets the quantity to the available one. */
  readonly onTake: (quantity: number) => void;
}

export function LineNotices({ line, onTake }: LineNoticesProps) {
  const t = useTranslations("shop.cart.notice");
  const locale = useLocale();
  const text = (notice: LineNotice): string => {
    switch (notice.kind) {
      case "priceChanged":
        return t("priceChanged", { from: formatMoney(notice.from, locale), to: formatMoney(notice.to, locale) });
      case "tooFew":
        return t("tooFew", { available: notice.available });
      default:
        return t(notice.kind);
    }
  };
  return (
    <Stack gap={4}>
      {lineNoticesOf(line).map((notice) => (
        <Group key={notice.kind} gap={6} wrap="nowrap">
          {notice.kind === "priceChanged" ? (
            <IconInfoCircle aria-hidden size={18} style={{ flex: "none" }} />
          ) : (
            <IconAlertTriangle
              aria-hidden
              size={18}
              color="var(--mantine-color-orange-filled)"
              style={{ flex: "none" }}
            />
          )}
          <Text size="sm">{text(notice)}</Text>
          {notice.kind === "tooFew" && (
            <Button
              size="compact-xs"
              variant="light"
              type="submit"
              name={lineFields.take}
              value={notice.available}
              onClick={(event) => {
                event.preventDefault();
                onTake(notice.available);
              }}
            >
              {t("take", { available: notice.available })}
            </Button>
          )}
        </Group>
      ))}
    </Stack>
  );
}
