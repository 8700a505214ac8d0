import type { ReactNode } from "react";
import { Outlet, type LoaderFunctionArgs } from "react-router";
import { personalContext, preload } from "../../graph/graph-context";
import { ShellDocument } from "../viewer/viewer.generated";
import layout from "./container.module.css";
import { DemoBanner } from "./demo-banner";
import { MainContent } from "./main-content";
import { NavigationDocument } from "./navigation.generated";
import { ShopFooter } from "./shop-footer";
import { ShopHeader } from "./shop-header";
import classes from "./shop-layout.module.css";

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
    <div className={classes.frame}>
      <DemoBanner />
      <ShopHeader />
      <div className={`${layout.container} ${classes.content}`}>
        <MainContent>{children}</MainContent>
      </div>
      <ShopFooter />
    </div>
  );
}
