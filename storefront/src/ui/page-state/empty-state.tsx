import { Center, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

export interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly text?: string;
  /** 1 if the page has no other content, 3 within a part that has its own heading. */
  readonly order?: 1 | 2 | 3;
  /** An alternative to offer: mostly one button. */
  readonly children?: ReactNode;
}

/** Shown if a list is empty or a page has no content, without an error. */
export function EmptyState({ icon, title, text, order = 2, children }: EmptyStateProps) {
  return (
    <Center py="xl">
      <Stack align="center" gap="sm" maw={420}>
        {icon}
        <Title order={order} size="h3" ta="center">
          {title}
        </Title>
        {text && (
          <Text ta="center" c="dimmed">
            {text}
          </Text>
        )}
        {children}
      </Stack>
    </Center>
  );
}
