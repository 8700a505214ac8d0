import { batchLoader } from "@souk/kernel/peers/batch-loader";
import { oncePerRequest, type GraphContext } from "@souk/kernel/subgraph/graph-context";

/** Tells which products the viewer has marked, by one statement for all products of an answer. */
export class ViewerMarks {
  constructor(private readonly find: (userId: string, productIds: readonly string[]) => Promise<readonly string[]>) {}

  /** False for a viewer without an account. */
  async has(productId: string, context: GraphContext): Promise<boolean> {
    const { viewer } = context;
    if (viewer.kind !== "user") return false;
    const marks = oncePerRequest(context, this, () =>
      batchLoader(
        async (ids: readonly string[]) => (await this.find(viewer.id, ids)).map((id) => ({ id })),
        ({ id }) => id,
      ),
    );
    return (await marks.load(productId)) !== null;
  }
}
