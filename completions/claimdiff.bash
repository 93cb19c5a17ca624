# Completion of claimdiff for bash; tests/cli/manual.c holds it against --help.
_claimdiff() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
    [ "$word" = = ] && word= || { [ "$before" = = ] && before=${COMP_WORDS[COMP_CWORD-2]}; }
    COMPREPLY=()
    case $before in
    --format) COMPREPLY=($(compgen -W "text html csv json" -- "$word")); return ;;
    --only) COMPREPLY=($(compgen -W "contradictions tensions agreements additions" -- "$word")); return ;;
    --effort) COMPREPLY=($(compgen -W "full fast" -- "$word")); return ;;
    --color) COMPREPLY=($(compgen -W "auto always never" -- "$word")); return ;;
    --dump) COMPREPLY=($(compgen -W "sentences tokens syntax claims pairs all-pairs" -- "$word")); return ;;
    esac
    if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W "--format= --only= --min-confidence= --all --side-by-side --color=
            --width= --no-pager --output= --date= --any-language --lenient --max-bytes= --model=
            --judge-model= --effort= --threads= --versions --batch --jobs= --resume --judge --verify --dump=
            --help --version" -- "$word"))
        [[ ${COMPREPLY-} == *= ]] && compopt -o nospace
        return
    fi
    COMPREPLY=($(compgen -f -- "$word"))
}
complete -o filenames -F _claimdiff claimdiff
