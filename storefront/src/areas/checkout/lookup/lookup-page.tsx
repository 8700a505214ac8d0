import { Button, Group, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { zodResolver } from "@hookform/resolvers/zod";
import { IconMail } from "@tabler/icons-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Link } from "react-router";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { z } from "zod";
import type { RequestOrderLinkInput } from "../../../graph/schema-types.generated";
import { FormProblem } from "../../../ui/form/form-problem";
import { Head } from "../../../ui/head/head";
import { EmptyState } from "../../../ui/page-state/empty-state";
import { RequestOrderLinkDocument } from "./lookup.generated";

const rule = z.object({
  number: z.string().trim().min(1, "number").max(40, "number"),
  email: z.string().trim().pipe(z.email("email")),
}) satisfies z.ZodType<RequestOrderLinkInput>;

/** For guests in another browser: mails a link to their order. The answer never reveals whether the order exists. */
export function Component() {
  const t = useTranslations("checkout.lookup");
  const [sentTo, setSentTo] = useState<string>();
  return (
    <>
      <Head title={t("title")} hidden />
      <Stack maw={480} mx="auto">
        <Title order={1}>{t("title")}</Title>
        {sentTo === undefined ? (
          <LookupForm sent={setSentTo} />
        ) : (
          <Sent email={sentTo} onSendAgain={() => setSentTo(undefined)} />
        )}
      </Stack>
    </>
  );
}

function LookupForm({ sent }: { readonly sent: (email: string) => void }) {
  const t = useTranslations("checkout.lookup");
  const [{ error }, request] = useMutation(RequestOrderLinkDocument);
  const { register, handleSubmit, formState } = useForm<RequestOrderLinkInput>({
    defaultValues: { number: "", email: "" },
    resolver: zodResolver(rule),
  });
  const { errors, isSubmitting } = formState;
  const send = async (input: RequestOrderLinkInput): Promise<void> => {
    const answer = await request({ input });
    if (answer.data?.requestOrderLink) sent(input.email);
  };
  return (
    <Paper component="form" withBorder p="lg" radius="md" noValidate onSubmit={handleSubmit(send)}>
      <Stack>
        <Text>{t("text")}</Text>
        <TextInput
          {...register("number")}
          label={t("number")}
          description={t("numberHint")}
          error={errors.number && t("errors.number")}
          autoComplete="off"
          required
          withAsterisk={false}
        />
        <TextInput
          {...register("email")}
          type="email"
          inputMode="email"
          autoComplete="email"
          label={t("email")}
          error={errors.email && t("errors.email")}
          required
          withAsterisk={false}
        />
        <FormProblem>{error && t("failed")}</FormProblem>
        <Button type="submit" loading={isSubmitting}>
          {t("send")}
        </Button>
      </Stack>
    </Paper>
  );
}

function Sent({ email, onSendAgain }: { readonly email: string; readonly onSendAgain: () => void }) {
  const t = useTranslations("checkout.lookup");
  return (
    <div role="status">
      <EmptyState
        icon={<IconMail aria-hidden size={40} stroke={1.2} />}
        title={t("sentTitle")}
        text={t("sentText", { email })}
      >
        <Group justify="center">
          <Button component={Link} to="/login?returnTo=%2Faccount%2Forders">
            {t("signIn")}
          </Button>
          <Button variant="default" onClick={onSendAgain}>
            {t("again")}
          </Button>
        </Group>
      </EmptyState>
    </div>
  );
}
