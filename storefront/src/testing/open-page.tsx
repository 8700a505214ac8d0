import {
  act,
  configure,
  fireEvent,
  render,
  waitFor,
  within,
  type BoundFunctions,
  type queries,
} from "@testing-library/react";
import { userEvent, type UserEvent } from "@testing-library/user-event";
import { expect, onTestFinished } from "vitest";
import { BrowserPage, browserRouter } from "../app/browser-page";
import type { Locale } from "../app/locale";
import { messagesOf } from "../app/messages";
import { noProject } from "../app/project/project";
import { routesFor } from "../app/routes";
import { sessionEnded } from "../app/session-ended";
import { GraphHolder } from "../graph/graph-holder";
import type { Answers } from "./graph-answers";
import { graphServer } from "./graph-server";

// the first page of a worker loads its code
configure({
  // for machines at several times their normal load
  asyncUtilTimeout: 15_000,
  // without the list of all roles, which is longer than the page
  getElementError: (message) =>
    new Error(`${message?.split("\n\nHere are")[0]}\n${graphServer.wrongAnswers}\nThe page: ${shownText()}`),
});

function shownText(): string {
  const page = document.body.cloneNode(true) as HTMLElement;
  for (const style of page.querySelectorAll("style")) style.remove();
  return page.textContent;
}

export interface PageOptions {
  readonly answers: Answers;
  readonly locale?: Locale;
}

export interface OpenPage extends BoundFunctions<typeof queries> {
  readonly within: (element: HTMLElement) => BoundFunctions<typeof queries>;
  readonly click: UserEvent["click"];
  readonly doubleClick: UserEvent["dblClick"];
  /** Replaces the text of a field. */
  readonly fill: (field: HTMLElement, text: string) => Promise<void>;
  readonly keyboard: UserEvent["keyboard"];
  readonly select: UserEvent["selectOptions"];
  /** The text of the page. */
  readonly text: () => string;
  /** Waits until the page contains the text, in whatever elements. */
  readonly shows: (text: string) => Promise<void>;
  /** Waits until `value` returns `expected`. */
  readonly becomes: (value: () => unknown, expected: unknown) => Promise<void>;
  /** Waits until `query` finds nothing. */
  readonly disappears: (query: () => HTMLElement | null) => Promise<void>;
  /** The open dialog. */
  readonly dialog: () => Promise<BoundFunctions<typeof queries>>;
  /** The path and search of the page that is shown. */
  readonly address: () => string;
  /** The variables of each request of the named operation. */
  readonly sent: (operation: string) => readonly Readonly<Record<string, unknown>>[];
}

/** Opens a page of the shop as a browser does, with the shop's routes, messages and graph client; `answers` is the graph. */
export async function openPage(path: string, { answers, locale = "en" }: PageOptions): Promise<OpenPage> {
  const requests = graphServer.serve(answers);
  document.documentElement.lang = locale;
  const holder = new GraphHolder(sessionEnded);
  history.replaceState(null, "", path);
  const router = browserRouter(routesFor(locale), { locale, project: noProject, holder });
  const common = await messagesOf("common", locale, noProject);
  await initialized(router);

  onTestFinished(() => router.dispose());
  render(
    <BrowserPage
      holder={holder}
      locale={locale}
      origin="http://shop.test"
      project={noProject}
      messages={{ common }}
      router={router}
    />,
  );
  const user = userEvent.setup({ delay: null });
  const body = within(document.body);
  return {
    ...body,
    within,
    click: user.click,
    doubleClick: user.dblClick,
    // several events for each field would render a long form as often
    fill: async (field, text) => {
      act(() => field.focus());
      fireEvent.input(field, { target: { value: text } });
    },
    keyboard: user.keyboard,
    select: user.selectOptions,
    text: shownText,
    shows: (text) => waitFor(() => expect(shownText()).toContain(text)),
    becomes: (value, expected) => waitFor(() => expect(value()).toEqual(expected)),
    disappears: (query) => waitFor(() => expect(query()).toBeNull()),
    dialog: async () => within(await body.findByRole("dialog")),
    address: () => location.pathname + location.search,
    sent: (operation) => requests.filter(({ name }) => name === operation).map(({ variables }) => variables),
  };
}

/** Waits for the code of the page and its loader. */
async function initialized(router: ReturnType<typeof browserRouter>): Promise<void> {
  if (router.state.initialized) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = router.subscribe(({ initialized: isReady }) => isReady && resolve());
  await promise;
  stop();
}
