# complete.bash SCRIPT LINE: prints what bash offers at the end of LINE, a line each. bash itself splits words at "=".
source "$1"
line="${2//=/ = }"
read -ra COMP_WORDS <<<"$line"
[[ $line == *" " ]] && [[ $line != *"= " || $2 == *" " ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_consumer
printf '%s\n' "${COMPREPLY[@]}"
