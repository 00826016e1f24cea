# complete.zsh SCRIPT LINE: prints what zsh offers at the end of LINE, a line each, with a tab before its help.
# Completion works in an interactive zsh only. So one runs on a terminal of its own, and prints what is added there.
zmodload zsh/zpty
inner=$(mktemp)
trap 'rm -f "$inner"' EXIT
cat >"$inner" <<'INNER'
PROMPT=
autoload -Uz compinit
compinit -u -D
source "$COMPLETION_SCRIPT"
bindkey '^M' undefined
bindkey '^J' undefined
bindkey '^I' complete-word
zstyle ':completion:*' list-grouped false
zstyle ':completion:*' insert-tab false
print_begin() { print -r -- '<<<' }
print_end() { print -r -- '>>>'; exit }
compprefuncs=(print_begin)
comppostfuncs=(print_end)
compadd() {
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
    builtin compadd "$@"
    return
  fi
  local -a hits texts names
  names=("$@")
  local at=${names[(i)-[a-zA-Z0-9]#d]}
  (( at < $#names )) && texts=("${(@P)names[at+1]}")
  builtin compadd -A hits -D texts "$@"
  local i
  for (( i = 1; i <= $#hits; i++ )); do print -r -- "${hits[i]}	${texts[i]}"; done
  # without a match, zsh would look for others
  builtin compadd "$@"
}
setopt extended_glob
print ready
INNER
export COMPLETION_SCRIPT=$1
zpty z zsh -f -i
zpty -w z "source $inner"
zpty -r z line '*ready*'
zpty -w -n z "$2"$'\t'
inside=0
while zpty -r z line; do
  line=${line//$'\r'/}
  line=${line%$'\n'}
  if [[ $line == *'<<<'* ]]; then inside=1
  elif [[ $line == *'>>>'* ]]; then break
  elif (( inside )); then print -r -- "$line"
  fi
done
zpty -d z
