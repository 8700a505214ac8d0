import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useActionData, useSearchParams } from "react-router";
import { useClient, useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { useViewer } from "../../../../app/viewer/viewer";
import { FormFields } from "../../../../ui/form/form-fields";
import { FormProblem } from "../../../../ui/form/form-problem";
import { useServerMessage } from "../../../../ui/form/use-server-message";
import { useTextOfRefusal } from "../../../../ui/form/use-refusal-text";
import { ProductOfViewerDocument } from "../viewer-product.generated";
import { cancelStockMail, requestStockMail, type StockMailAnswer, type StockMailProblem } from "./request-stock-mail";
import { acceptedStockMail, stockMailFields, stockMailParameter, type StockMailActionData } from "./stock-mail-fields";

export interface StockMailProps {
  readonly productId: string;
  readonly isSoldOut: boolean;
  /** Fetches the product again. */
  readonly retry: () => void;
}

interface Shown {
  readonly done?: Exclude<StockMailAnswer, StockMailProblem>["kind"] | undefined;
  readonly problem?: StockMailProblem | undefined;
  readonly email: string;
}

/** Requests one mail when a sold-out product is available again. A viewer without an account enters an address. */
export function StockMail({ productId, isSoldOut, retry }: StockMailProps) {
  const t = useTranslations("shop.product.stockMail");
  const graph = useClient();
  const { state } = useViewer();
  const isUser = state === "user";
  const [shown, setShown] = useFirstShown();
  const [isSending, setSending] = useState(false);
  const status = useRef<HTMLDivElement>(null);
  const variables = { productId };
  const pause = import.meta.env.SSR || !isUser || !isSoldOut;
  const [waits] = useQuery({ query: ProductOfViewerDocument, variables, pause });
  const result = isUser && waits.data?.product?.isStockMailRequested ? "requested" : shown.done;
  if (!isSoldOut && result !== "available") return null;

  const request = async (form: HTMLFormElement) => {
    const email = FormFields.from(new FormData(form)).text(stockMailFields.email);
    setShown({ email });
    setSending(true);
    const answer = await requestStockMail(graph, { productId, email: email || null });
    setSending(false);
    setShown(shownOf(answer, email));
    if (!isProblem(answer)) status.current?.focus();
    if (answer.kind === "available") retry();
  };
  const cancel = async () => {
    setSending(true);
    const problem = await cancelStockMail(graph, productId);
    if (!problem) await graph.query(ProductOfViewerDocument, variables, { requestPolicy: "network-only" }).toPromise();
    setSending(false);
    setShown(problem ? { ...shown, problem } : { email: "" });
  };
  return (
    <div id={stockMailParameter}>
      <Group gap="xs">
        <div ref={status} role="status" tabIndex={-1}>
          {result && (
            <Text size="sm">
              {result === "confirm" && shown.email ? t("confirmAt", { email: shown.email }) : t(result)}
            </Text>
          )}
        </div>
        {result === "requested" && state !== "nobody" && (
          <form
            method="post"
            onSubmit={(event) => {
              event.preventDefault();
              void cancel();
            }}
          >
            <input type="hidden" name={stockMailFields.cancel} value={productId} />
            <Button type="submit" size="compact-xs" variant="subtle" loading={isSending}>
              {t("cancel")}
            </Button>
          </form>
        )}
      </Group>
      <Stack gap="xs">
        {!result && (
          <form
            method="post"
            onSubmit={(event) => {
              event.preventDefault();
              void request(event.currentTarget);
            }}
          >
            <input type="hidden" name={stockMailFields.request} value={productId} />
            <Stack gap="xs">
              {!isUser && <EmailField {...shown} />}
              <Button
                type="submit"
                variant="light"
                loading={isSending || waits.fetching}
                leftSection={<IconMail aria-hidden size={18} />}
              >
                {t("submit")}
              </Button>
            </Stack>
          </form>
        )}
        <OtherProblem problem={shown.problem} hasEmailField={!isUser} />
      </Stack>
    </div>
  );
}

/** At first, the result of a form that the server has processed. */
function useFirstShown() {
  const sent = useActionData<Partial<StockMailActionData>>()?.stockMail;
  const [parameters] = useSearchParams();
  return useState<Shown>(() =>
    sent ? shownOf(sent.answer, sent.email) : { done: acceptedStockMail(parameters), email: "" },
  );
}

function isProblem(answer: StockMailAnswer): answer is StockMailProblem {
  return answer.kind === "invalid" || answer.kind === "refused";
}

function shownOf(answer: StockMailAnswer, email: string): Shown {
  return isProblem(answer) ? { problem: answer, email } : { done: answer.kind, email };
}

function messageAt(problem: StockMailProblem | undefined, isEmail: boolean): string | undefined {
  if (problem?.kind !== "invalid") return undefined;
  return problem.fields.find(({ path }) => (path === "email") === isEmail)?.message;
}

function EmailField({ email, problem }: Pick<Shown, "email" | "problem">) {
  const t = useTranslations("shop.product.stockMail");
  const serverMessage = useServerMessage();
  const message = messageAt(problem, true);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (message) field.current?.focus();
  }, [message]);
  return (
    <TextInput
      ref={field}
      name={stockMailFields.email}
      defaultValue={email}
      type="email"
      autoComplete="email"
      label={t("email")}
      error={message && serverMessage(message)}
      required
      withAsterisk={false}
    />
  );
}

/** The problem that is not shown at the field. */
function OtherProblem({
  problem,
  hasEmailField,
}: {
  readonly problem: StockMailProblem | undefined;
  readonly hasEmailField: boolean;
}) {
  const serverMessage = useServerMessage();
  const textOfRefusal = useTextOfRefusal();
  const message = messageAt(problem, false) ?? (hasEmailField ? undefined : messageAt(problem, true));
  return (
    <FormProblem>
      {problem?.kind === "refused" ? textOfRefusal(problem.refusal) : message && serverMessage(message)}
    </FormProblem>
  );
}
