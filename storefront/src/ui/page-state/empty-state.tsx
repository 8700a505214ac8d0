import { Center, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

export interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly text?: string;
  /** 1 where there is nothing else on the page, 3 within a part that has a heading of its own. */
  readonly order?: 1 | 2 | 3;
  /** What to do instead: mostly one button. */
  readonly children?: ReactNode;
}

/** There is nothing here, and that is no fault. */
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
