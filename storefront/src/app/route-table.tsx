import { IntlProvider, useLocale, useMessages, useTimeZone } from "use-intl/react";
import { Outlet, type RouteObject } from "react-router";
import type { Locale } from "./locale";
import { loadMessages, type MessageArea, type Messages } from "./messages";

/** What a file of a page exports: its `Component`, and what it asks for or does before. */
type PageModule = Pick<RouteObject, "Component" | "loader" | "action" | "handle" | "ErrorBoundary">;

/** The code of a page, loaded when it is gone to. */
export function page(load: () => Promise<PageModule>): RouteObject["lazy"] {
  return load;
}

/** Pages that share messages, which come with the first of them: those of their area, and of the parts that they show. */
export function area(
  name: MessageArea,
  locale: Locale,
  children: RouteObject[],
  parts: readonly MessageArea[] = [],
): RouteObject {
  return {
    id: `messages-${name}`,
    lazy: async () => {
      const loaded = await Promise.all(
        [name, ...parts].map(async (each) => [each, await loadMessages(each, locale)] as const),
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
