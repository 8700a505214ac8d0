import type { Program } from "./programs.js";

export const shells = ["bash", "zsh", "fish"] as const;

export type Shell = (typeof shells)[number];

/** A command, and the words that may follow its name. */
interface CompletedCommand {
  readonly name: string;
  readonly does: string;
  readonly words: readonly string[];
}

/** The script by which a shell completes the commands of `souk` and their options. */
export async function completionScript(shell: Shell, programs: Readonly<Record<string, Program>>): Promise<string> {
  const commands = await Promise.all(
    Object.entries(programs).map(async ([name, program]) => ({
      name,
      does: program.does,
      words: await wordsOf(program),
    })),
  );
  const completion = { name: "completion", does: "prints the completion script of a shell", words: shells };
  return scripts[shell]([...commands, completion]);
}

async function wordsOf({ usage, words = [] }: Program): Promise<string[]> {
  const text = usage ? await usage() : "";
  const options = [...text.matchAll(/(?<![\w-])--[a-z][a-z-]*/g)].map(([option]) => option);
  return [...new Set([...words, ...options, "--help"])];
}

const scripts: Readonly<Record<Shell, (commands: readonly CompletedCommand[]) => string>> = {
  bash: (commands) => `_souk() {
  local words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="${commands.map(({ name }) => name).join(" ")} --help --version"
  else
    case "\${COMP_WORDS[1]}" in
${commands.map(({ name, words }) => `      ${name}) words="${words.join(" ")}" ;;`).join("\n")}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _souk souk`,

  zsh: (commands) => `#compdef souk
_souk() {
  local -a commands=(
${commands.map(({ name, does }) => `    ${quoted(`${name}:${does}`)}`).join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  case "\${words[2]}" in
${commands.map(({ name, words }) => `    ${name}) compadd -- ${words.join(" ")} ;;`).join("\n")}
  esac
}
compdef _souk souk`,

  fish: (commands) =>
    commands
      .flatMap(({ name, does, words }) => [
        `complete -c souk -f -n __fish_use_subcommand -a ${name} -d ${quoted(does)}`,
        `complete -c souk -n '__fish_seen_subcommand_from ${name}' -a ${quoted(words.join(" "))}`,
      ])
      .join("\n"),
};

/** No text of a command contains a quotation mark. */
function quoted(text: string): string {
  return `'${text}'`;
}
