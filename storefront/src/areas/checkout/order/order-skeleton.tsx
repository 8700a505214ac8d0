import { Group, Skeleton, Stack } from "@mantine/core";

export function OrderSkeleton() {
  return (
    <Stack aria-hidden>
      <Skeleton height={44} width={280} />
      <Skeleton height={90} radius="md" />
      <Group align="flex-start" gap="xl">
        <Skeleton flex={3} miw={260} height={380} radius="md" />
        <Skeleton flex={2} miw={260} height={380} radius="md" />
      </Group>
    </Stack>
  );
}
