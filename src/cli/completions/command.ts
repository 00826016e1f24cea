import { type Command, defineCommand } from "../command/declaration.ts";

/** `consumer completions`. */
export const completionsCommand: Command = defineCommand({
  name: "completions",
  summary: "print a script that completes command lines in your shell",
  description: "Prints a script for a shell. With it, the Tab key completes commands, flags, their values, and files.",
  needsConfig: false,
  flags: {},
  arguments: {
    shell: {
      name: "SHELL",
      occurs: "once",
      choices: ["bash", "zsh", "fish", "powershell"],
      help: "bash, zsh, fish or powershell",
    },
  },
  examples: [
    {
      command: "consumer completions bash > ~/.local/share/bash-completion/completions/consumer",
      help: "bash: install them where the package bash-completion looks. Without it, source the file in ~/.bashrc.",
    },
    {
      command: "consumer completions zsh > ~/.zsh/completions/_consumer",
      help: "zsh: a folder that ~/.zshrc adds to fpath before it calls compinit.",
    },
    { command: "consumer completions fish > ~/.config/fish/completions/consumer.fish", help: "fish." },
    {
      command: "consumer completions powershell > consumer.ps1",
      help: "PowerShell: call the file in the script that $PROFILE names.",
    },
  ],
  body: async () => (await import("./completions.ts")).completions,
});
