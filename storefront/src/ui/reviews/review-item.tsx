import { Group, Stack, Text } from "@mantine/core";
import { useFormatter, useTranslations } from "use-intl/react";
import { JudgeForms } from "./judge-forms";
import { ReviewPictures } from "./review-pictures";
import type { ReviewViewFragment } from "./reviews.generated";
import classes from "./reviews.module.css";
import { Stars } from "./stars";

/** One review, with the forms by which users judge it. */
export function ReviewItem({ review }: { readonly review: ReviewViewFragment }) {
  const t = useTranslations("reviews");
  const format = useFormatter();
  const { authorName: name, stars, title, text, reply, createdAt, editedAt } = review;
  const date = format.dateTime(new Date(createdAt), { dateStyle: "long", timeZone: "UTC" });
  return (
    <Stack component="article" gap={6}>
      <Group gap="xs">
        <Stars stars={stars} />
        <Text component="strong" fw={600}>
          {title}
        </Text>
      </Group>
      <Text size="sm" c="dimmed">
        {t("by", { name, date })}
        {editedAt !== null && ` (${t("edited")})`}
      </Text>
      <Text className={classes.text ?? ""}>{text}</Text>
      <ReviewPictures review={review} />
      {reply !== null && (
        <div className={classes.reply}>
          <Text size="sm" fw={600}>
            {t("reply")}
          </Text>
          <Text size="sm" className={classes.text ?? ""}>
            {reply}
          </Text>
        </div>
      )}
      <JudgeForms review={review} />
    </Stack>
  );
}
