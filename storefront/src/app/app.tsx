import { MantineProvider } from "@mantine/core";
import type { Client } from "@urql/core";
import type { ReactNode } from "react";
import { Provider } from "urql";
import { IntlProvider } from "use-intl/react";
import { Toasts } from "../ui/toast/toasts";
import type { Messages } from "./messages";
import { PageStatusContext, type PageStatus } from "./page-status";
import { ProjectContext, type Project } from "./project/project";
import { ShopSettingsContext, type ShopSettings } from "./shop-settings";
import { theme } from "./theme";

export interface AppProps {
  readonly settings: ShopSettings;
  readonly messages: Messages;
  readonly project: Project;
  readonly graph: Client;
  readonly status: PageStatus;
  readonly children: ReactNode;
}

/** Wraps a page in the providers that every page needs, on the server and in the browser alike. */
export function App({ settings, messages, project, graph, status, children }: AppProps) {
  return (
    <PageStatusContext value={status}>
      <ProjectContext value={project}>
        <ShopSettingsContext value={settings}>
          <IntlProvider locale={settings.locale} messages={{ ...messages, ...ownTexts(project) }} timeZone={timeZone()}>
            <MantineProvider theme={theme} withCssVariables={false} withGlobalClasses={false} defaultColorScheme="auto">
              <Provider value={graph}>{children}</Provider>
              <Toasts />
            </MantineProvider>
          </IntlProvider>
        </ShopSettingsContext>
      </ProjectContext>
    </PageStatusContext>
  );
}

/** The texts of the project's own components. */
function ownTexts({ messages: { project = {} } }: Project): Messages {
  return { project };
}

/** The server writes no local times; the browser knows its own zone. */
function timeZone(): string {
  return import.meta.env.SSR ? "UTC" : Intl.DateTimeFormat().resolvedOptions().timeZone;
}
