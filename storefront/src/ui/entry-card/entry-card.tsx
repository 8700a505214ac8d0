import { Paper, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

interface EntryCardProps {
  readonly title: string;
  readonly text?: ReactNode;
  readonly children: ReactNode;
}

/** The narrow frame of the pages for sign-in and registration. */
export function EntryCard({ title, text, children }: EntryCardProps) {
  return (
    <Paper withBorder p={{ base: "md", xs: "xl" }} maw={460} mx="auto" mt="md">
      <Stack gap="md">
        <Title order={1} size="h2">
          {title}
        </Title>
        {text && <Text c="dimmed">{text}</Text>}
        {children}
      </Stack>
    </Paper>
  );
}
