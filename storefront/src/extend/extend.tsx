import { Button as MantineButton, Card, NavLink, Stack, Title } from "@mantine/core";
import type * as Extend from "@souk/storefront/extend";
import { Link as RouterLink, useLocation } from "react-router";
import { useMutation as useGraphMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { useShopSettings } from "../app/shop-settings";
import { Price } from "../ui/price/price";
import text from "../ui/text/text.module.css";
import { useQuery } from "./use-query";

function Link({ to, className = "", children }: Extend.LinkProps) {
  return (
    <RouterLink to={to} className={`${text.link} ${className}`}>
      {children}
    </RouterLink>
  );
}

function Panel({ title, children }: React.ComponentProps<typeof Extend.Panel>) {
  return (
    <Card withBorder padding="md" component="section" {...(title === undefined ? {} : { "aria-label": title })}>
      <Stack gap="sm">
        {title !== undefined && (
          <Title order={2} size="h4">
            {title}
          </Title>
        )}
        {children}
      </Stack>
    </Card>
  );
}

function Button({ to, onClick, disabled = false, children }: Extend.ButtonProps) {
  if (to !== undefined) {
    return (
      <MantineButton component={RouterLink} to={to}>
        {children}
      </MantineButton>
    );
  }
  return (
    <MantineButton disabled={disabled} {...(onClick ? { onClick } : {})}>
      {children}
    </MantineButton>
  );
}

function NavigationLink({ to, label }: React.ComponentProps<typeof Extend.NavigationLink>) {
  const { pathname } = useLocation();
  return <NavLink component={RouterLink} to={to} active={pathname === to} label={label} />;
}

function useMutation<Data>(mutation: string) {
  const [, run] = useGraphMutation<Data>(mutation);
  return async (variables: Readonly<Record<string, unknown>> = {}) => {
    const { data, error } = await run(variables);
    return { data: data ?? undefined, error: error?.message };
  };
}

/** The keys of the project are in no type of ours. */
type OwnTexts = (key: string, values?: Readonly<Record<string, string | number | Date>>) => string;

function useText(): OwnTexts {
  return (useTranslations as unknown as (area: string) => OwnTexts)("project");
}

/** The code of `@souk/storefront/extend`. */
export const extend: typeof Extend = {
  defineSlots: (slots) => slots,
  // a page accepts the answer to its own query only
  definePage: (page) => page as Extend.PageRoute<never> as Extend.PageRoute,
  useQuery,
  useMutation,
  useText,
  useShopLocale: () => useShopSettings().locale,
  Link,
  Money: ({ value }) => <Price money={value} />,
  Panel,
  Button,
  NavigationLink,
};
