import { Skeleton } from "@mantine/core";

/** What is below the heading, while it is on its way. */
export function AccountSkeleton({ height = 180 }: { readonly height?: number }) {
  return <Skeleton aria-hidden height={height} radius="md" />;
}
