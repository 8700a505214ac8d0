import { Container, Flex } from "@mantine/core";
import type { ReactNode } from "react";
import { Outlet, type LoaderFunctionArgs } from "react-router";
import { personalContext, preload } from "../../graph/graph-context";
import { ShellDocument } from "../viewer/viewer.generated";
import { MainContent } from "./main-content";
import { NavigationDocument } from "./navigation.generated";
import { ShopFooter } from "./shop-footer";
import { ShopHeader } from "./shop-header";

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  if (!import.meta.env.SSR) return null;
  const navigation = preload(args, NavigationDocument, {});
  await Promise.all([navigation, args.context.get(personalContext) && preload(args, ShellDocument, {})]);
  return null;
}

/** The frame of every page except the admin pages. */
export function ShopLayout() {
  return (
    <ShopFrame>
      <Outlet />
    </ShopFrame>
  );
}

export function ShopFrame({ children }: { readonly children: ReactNode }) {
  return (
    <Flex direction="column" mih="100vh">
      <ShopHeader />
      <Container size="lg" py="lg" w="100%" flex={1}>
        <MainContent>{children}</MainContent>
      </Container>
      <ShopFooter />
    </Flex>
  );
}
