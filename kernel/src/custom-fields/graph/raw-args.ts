import { createParameterDecorator } from "type-graphql";

/**
 * The arguments of a field as the client gave them. type-graphql drops inputs that no class declares, such as the custom
 * fields of a project.
 */
export function RawArgs() {
  return createParameterDecorator(({ args }) => args);
}

/** The arguments of a mutation whose input may have custom fields. */
export interface CustomInputArgs {
  readonly input: { readonly custom?: unknown };
}

/** Adds the custom fields to an input. */
export function withCustom<Input extends object>(
  input: Input,
  { input: given }: CustomInputArgs,
): Input & { custom: unknown } {
  return { ...input, custom: given.custom };
}
