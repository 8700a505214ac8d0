import { Anchor, Group } from "@mantine/core";
import { IconChevronLeft } from "@tabler/icons-react";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";

export function BackToProducts() {
  const t = useTranslations("adminCatalog.product");
  return (
    <Anchor component={Link} to="/admin/products" size="sm">
      <Group gap={4} component="span">
        <IconChevronLeft aria-hidden size={14} />
        {t("back")}
      </Group>
    </Anchor>
  );
}
