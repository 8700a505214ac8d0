import { IntlProvider, useLocale, useMessages, useTimeZone } from "use-intl/react";
import { Outlet, type ActionFunction, type LoaderFunction, type RouteObject } from "react-router";
import type { Locale } from "./locale";
import { messagesOf, type MessageArea, type Messages } from "./messages";
import type { Project } from "./project/project";

/** The exports of a page's file: its `Component`, and the loader or action that runs before it. */
type PageModule = Pick<RouteObject, "Component" | "handle" | "ErrorBoundary"> & {
  /** Both are undefined in the browser if only the server runs them. */
  readonly loader?: LoaderFunction | undefined;
  readonly action?: ActionFunction | undefined;
};

export interface RouteOptions {
  readonly locale: Locale;
  readonly project: Project;
}

/** Loads the code of a page on navigation. */
export function page(load: () => Promise<PageModule>): RouteObject["lazy"] {
  return load;
}

/**
 * Pages that share messages. The messages of their area and of the parts they show load with the first of these pages.
 */
export function area(
  name: MessageArea,
  { locale, project }: RouteOptions,
  children: RouteObject[],
  parts: readonly MessageArea[] = [],
): RouteObject {
  return {
    id: `messages-${name}`,
    lazy: async () => {
      const loaded = await Promise.all(
        [name, ...parts].map(async (each) => [each, await messagesOf(each, locale, project)] as const),
      );
      const messages: Messages = Object.fromEntries(loaded);
      return { Component: () => <AreaMessages messages={messages} /> };
    },
    children,
  };
}

function AreaMessages({ messages }: { readonly messages: Messages }) {
  const shared = useMessages() as Messages;
  return (
    <IntlProvider locale={useLocale()} timeZone={useTimeZone()} messages={{ ...shared, ...messages }}>
      <Outlet />
    </IntlProvider>
  );
}
