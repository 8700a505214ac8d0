import { Anchor, Container, Divider, Group, Text } from "@mantine/core";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";

export function ShopFooter() {
  const t = useTranslations("common");
  const links = [
    { to: "/products", label: t("navigation.products") },
    { to: "/courses", label: t("navigation.courses") },
    { to: "/orders/lookup", label: t("footer.findOrder") },
    { to: "/account", label: t("user.account") },
  ];
  return (
    <footer>
      <Divider />
      <Container size="lg" py="lg">
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {t("shopName")}
          </Text>
          <Group component="nav" gap="md" aria-label={t("footer.label")}>
            {links.map(({ to, label }) => (
              <Anchor key={to} component={Link} to={to} size="sm">
                {label}
              </Anchor>
            ))}
          </Group>
        </Group>
      </Container>
    </footer>
  );
}
