// `parallelint completions SHELL`: what a shell needs to complete commands, flags and their words.
import { COMMANDS, FLAGS, VALUES } from '../flags.ts';

type Shell = 'bash' | 'zsh' | 'fish';

/** A flag as shells need it: what it takes is a few words, a file, or something of one's own. */
interface Option {
  readonly name: string;
  readonly short?: string;
  readonly help: string;
  readonly takes: 'nothing' | 'file' | 'word';
  readonly words: readonly string[];
}

/** The script for a shell, which is read with `source` or put where the shell looks for completions. */
export function completions(shell: Shell): string {
  const options = Object.entries(FLAGS).map(([name, flag]): Option => {
    const takes = flag.type === 'boolean' ? 'nothing' : 'value' in flag && /FILE|PATH/.test(flag.value) ? 'file' : 'word';
    return { name, help: flag.help, takes, words: VALUES[name as keyof typeof FLAGS] ?? [], ...('short' in flag && { short: flag.short }) };
  });
  const commands = Object.entries(COMMANDS).map(([name, line]) => ({
    name,
    help: (line.split(/\s{2,}/)[1] ?? '').split('\n', 1)[0] ?? '',
  }));
  return { bash, zsh, fish }[shell](options, commands);
}

type Commands = readonly { readonly name: string; readonly help: string }[];

function bash(options: readonly Option[], commands: Commands): string {
  const worded = options.filter((option) => option.words.length > 0);
  const free = options.filter((option) => option.takes === 'word' && option.words.length === 0);
  return `# parallelint completions for bash: eval "$(parallelint completions bash)"
_parallelint() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]}
  COMPREPLY=()
  case $before in
${worded.map((option) => `    ${namesOf(option).join('|')}) COMPREPLY=($(compgen -W '${option.words.join(' ')}' -- "$word")); return ;;`).join('\n')}
${free.length === 0 ? '' : `    ${free.flatMap(namesOf).join('|')}) return ;;\n`}${wordedCommands()
    .map(([name, words]) => `    ${name}) COMPREPLY=($(compgen -W '${words.join(' ')}' -- "$word")); return ;;`)
    .join('\n')}
  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W '${options.map((option) => `--${option.name}`).join(' ')}' -- "$word"))
  else
    if [[ $COMP_CWORD -eq 1 ]]; then COMPREPLY=($(compgen -W '${commands.map((one) => one.name).join(' ')}' -- "$word")); fi
    local IFS=$'\\n'
    COMPREPLY+=($(compgen -f -- "$word"))
  fi
}
complete -o filenames -F _parallelint parallelint
`;
}

function zsh(options: readonly Option[], commands: Commands): string {
  const line = (option: Option): string => {
    const value =
      option.takes === 'nothing'
        ? ''
        : `:${option.name}:${option.words.length > 0 ? `(${option.words.join(' ')})` : option.takes === 'file' ? '_files' : ' '}`;
    return namesOf(option)
      .map((name) => `    ${quoted(`*${name}[${option.help.replace(/[[\]:]/g, String.raw`\$&`)}]${value}`)}`)
      .join(' \\\n');
  };
  return `#compdef parallelint
# parallelint completions for zsh: source <(parallelint completions zsh)
_parallelint() {
  local -a commands=(
${commands.map(({ name, help }) => `    ${quoted(`${name}:${help}`)}`).join('\n')}
  )
  _arguments -s \\
${options.map(line).join(' \\\n')} \\
    '1: :{ _alternative "commands:command:{_describe command commands}" "files:file:_files" }' \\
    '*: :{ case \${words[2]} in
${wordedCommands()
  .map(([name, words]) => `      ${name}) compadd -- ${words.join(' ')} ;;`)
  .join('\n')}
      *) _files ;; esac }'
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _parallelint "$@"; else compdef _parallelint parallelint; fi
`;
}

function fish(options: readonly Option[], commands: Commands): string {
  const line = (option: Option): string =>
    [
      `complete -c parallelint -l ${option.name}`,
      ...(option.short === undefined ? [] : [`-s ${option.short}`]),
      ...(option.takes === 'nothing' ? [] : option.takes === 'file' ? ['-r -F'] : ['-x']),
      ...(option.words.length > 0 ? [`-a '${option.words.join(' ')}'`] : []),
      `-d ${quoted(option.help)}`,
    ].join(' ');
  return `# parallelint completions for fish: parallelint completions fish | source
${commands.map(({ name, help }) => `complete -c parallelint -n __fish_use_subcommand -a ${name} -d ${quoted(help)}`).join('\n')}
${wordedCommands()
  .map(([name, words]) => `complete -c parallelint -f -n '__fish_seen_subcommand_from ${name}' -a '${words.join(' ')}'`)
  .join('\n')}
${options.map(line).join('\n')}
`;
}

function wordedCommands(): readonly (readonly [string, readonly string[]])[] {
  return Object.entries(VALUES).filter(([name]) => Object.hasOwn(COMMANDS, name));
}

function namesOf({ name, short }: Option): readonly string[] {
  return [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
