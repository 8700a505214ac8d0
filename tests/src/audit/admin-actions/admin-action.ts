/** An admin action with the expected contents of its audit entry. */
export interface AdminAction {
  readonly service: string;
  /** The mutation's field with its arguments. */
  readonly call: string;
  readonly targetType: string;
  readonly before: unknown;
  readonly after: unknown;
  /** The id in the entry. By default it is the id in the mutation's answer, or the one that `call` names. */
  readonly targetId?: string;
}

export const money = (amount: string): string => `{ amount: "${amount}", currency: "CAD" }`;

export const picture = (name: string) => ({ url: `https://img.example/${name}.png`, alt: null });
