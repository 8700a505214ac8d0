import { Button } from "@mantine/core";
import { IconShoppingCart } from "@tabler/icons-react";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import { EmptyState } from "../../../ui/page-state/empty-state";

export function EmptyCart({ onNavigate }: { readonly onNavigate?: () => void }) {
  const t = useTranslations("shop.cart");
  return (
    <EmptyState icon={<IconShoppingCart aria-hidden size={40} stroke={1.2} />} title={t("empty")} text={t("emptyText")}>
      <Button component={Link} to="/products" {...(onNavigate ? { onClick: onNavigate } : {})}>
        {t("toProducts")}
      </Button>
    </EmptyState>
  );
}
