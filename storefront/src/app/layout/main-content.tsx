import { useEffect, useRef, type ComponentType, type ReactNode } from "react";
import { useLocation } from "react-router";

export const mainContentId = "content";

interface MainContentProps {
  readonly component?: ComponentType<{ id: string; tabIndex: number; children: ReactNode }> | "main";
  readonly children: ReactNode;
}

/**
 * The target of the skip link. It takes the focus after each navigation, so that a screen reader starts with the new
 * page and the keyboard does not stay at the position of the old link. A field of the page that already has the focus
 * keeps it.
 */
export function MainContent({ component: Main = "main", children }: MainContentProps) {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (document.activeElement?.matches(`#${mainContentId} :is(input, textarea, select)`)) return;
    document.getElementById(mainContentId)?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <Main id={mainContentId} tabIndex={-1}>
      {children}
    </Main>
  );
}
