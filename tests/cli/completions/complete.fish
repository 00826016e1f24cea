# complete.fish SCRIPT LINE: prints what fish offers at the end of LINE, a line each, with a tab before its help.
source $argv[1]
complete -C $argv[2]
