import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { useRefusalText } from "../../../../ui/form/use-refusal-text";
import { useServerMessage } from "../../../../ui/form/use-server-message";
import { toast } from "../../../../ui/toast/toast";
import { AnswerReviewDocument, type AnsweredReviewFragment } from "./course-reviews.generated";

const longestReply = 2000;

/** The instructor's reply to a review, and the form that writes, changes or removes it. */
export function ReviewReply({ review: { id, title, reply } }: { readonly review: AnsweredReviewFragment }) {
  const t = useTranslations("teaching.reviews");
  const refusalText = useRefusalText();
  const serverMessage = useServerMessage();
  const [{ fetching }, answer] = useMutation(AnswerReviewDocument);
  /** The typed text; null while the form is closed. */
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  const isOpen = text !== null;
  const wasOpen = useRef(false);
  const opener = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  // the button and the form take each other's place, and the focus with it
  useEffect(() => {
    if (isOpen) field.current?.focus();
    else if (wasOpen.current) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const save = async (given: string | null): Promise<void> => {
    const { data, error } = await answer({ input: { reviewId: id, reply: given } });
    const result = data?.replyToReview;
    switch (result?.__typename) {
      case "Review":
        setText(null);
        setProblem(undefined);
        return toast({ message: t(given === null ? "removed" : "saved") });
      case "InvalidInput":
        return setProblem(result.fields.map(({ message }) => serverMessage(message)).join(" "));
      case "NotFound":
        return setProblem(t("notPublished"));
      default:
        setProblem(refusalText(error));
    }
  };
  if (text === null)
    return (
      <Stack gap={4}>
        {reply !== null && (
          <>
            <Text size="sm" fw={600}>
              {t("shownReply")}
            </Text>
            <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
              {reply}
            </Text>
          </>
        )}
        <Button
          ref={opener}
          size="compact-sm"
          variant="default"
          w="fit-content"
          aria-label={t(reply === null ? "replyTo" : "changeReplyTo", { title })}
          onClick={() => setText(reply ?? "")}
        >
          {t(reply === null ? "reply" : "change")}
        </Button>
      </Stack>
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save(text.trim());
      }}
    >
      <Stack gap="xs">
        <Textarea
          ref={field}
          label={t("label")}
          description={t("hint")}
          value={text}
          error={problem}
          maxLength={longestReply}
          autosize
          minRows={3}
          onChange={({ currentTarget: { value } }) => setText(value)}
        />
        <Group gap="xs">
          <Button type="submit" size="compact-sm" loading={fetching} disabled={text.trim() === ""}>
            {t("save")}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              setText(null);
              setProblem(undefined);
            }}
          >
            {t("cancel")}
          </Button>
          {reply !== null && (
            <Button size="compact-sm" variant="subtle" color="red" disabled={fetching} onClick={() => void save(null)}>
              {t("remove")}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
