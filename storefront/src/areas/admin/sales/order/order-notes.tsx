import { Button, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../../../../ui/form/form-problem";
import { toast } from "../../../../ui/toast/toast";
import { Moment } from "../../components/moment";
import { Section } from "../../components/section";
import { useProblem } from "../../components/use-problem";
import { AdminAddOrderNoteDocument, type AdminOrderNotesFragment } from "./order-notes.generated";

const longestNote = 2000;

/** Internal notes of the staff about the order. */
export function OrderNotes({ order: { id, notes } }: { readonly order: AdminOrderNotesFragment }) {
  const t = useTranslations("adminSales.order.notes");
  const problemOf = useProblem();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const [{ fetching }, add] = useMutation(AdminAddOrderNoteDocument);
  const submit = async () => {
    if (fetching || text.trim() === "") return;
    const { data, error } = await add({ orderId: id, text: text.trim() });
    const problemText = problemOf(data?.addOrderNote, error, ["Order"]);
    setProblem(problemText);
    if (problemText !== undefined) return;
    setText("");
    toast({ message: t("added") });
  };
  return (
    <Section title={t("title")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap="xs">
          <Textarea
            label={t("label")}
            description={t("description")}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={longestNote}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <FormProblem>{problem}</FormProblem>
          <Button type="submit" variant="default" loading={fetching} disabled={text.trim() === ""}>
            {t("add")}
          </Button>
        </Stack>
      </form>
      {notes && notes.length > 0 && (
        <Stack component="ul" m={0} p={0} gap="sm" style={{ listStyle: "none" }}>
          {notes.map((note) => (
            <li key={note.id}>
              <Text size="sm" style={{ whiteSpace: "pre-wrap" }}>
                {note.text}
              </Text>
              <Text size="xs" c="dimmed">
                {note.authorName ?? t("nobody")} · <Moment at={note.createdAt} />
              </Text>
            </li>
          ))}
        </Stack>
      )}
    </Section>
  );
}
