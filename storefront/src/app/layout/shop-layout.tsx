import { Container, Flex } from "@mantine/core";
import { Outlet, type LoaderFunctionArgs } from "react-router";
import { preload } from "../../graph/graph-context";
import { MainContent } from "./main-content";
import { NavigationDocument } from "./navigation.generated";
import { ShopFooter } from "./shop-footer";
import { ShopHeader } from "./shop-header";

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  if (import.meta.env.SSR) await preload(args, NavigationDocument, {});
  return null;
}

/** The frame of every page but the admin's. */
export function ShopLayout() {
  return (
    <Flex direction="column" mih="100vh">
      <ShopHeader />
      <Container size="lg" py="lg" w="100%" flex={1}>
        <MainContent>
          <Outlet />
        </MainContent>
      </Container>
      <ShopFooter />
    </Flex>
  );
}
