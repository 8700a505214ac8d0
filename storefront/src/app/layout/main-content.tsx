import { useEffect, useRef, type ComponentType, type ReactNode } from "react";
import { useLocation } from "react-router";

export const mainContentId = "content";

interface MainContentProps {
  readonly component?: ComponentType<{ id: string; tabIndex: number; children: ReactNode }> | "main";
  readonly children: ReactNode;
}

/**
 * Where the skip link leads. After each navigation the focus goes to its heading's place, so that a screen reader begins
 * with the new page and the keyboard is not left where a link was. A field of the page that has taken it keeps it.
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
