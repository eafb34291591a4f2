# The manual and the completions: made from the option tables, so each command and option is in them, and shells take them.
. "${0%/*}/tap.sh"
pages=$CHAIN_BUILD/tools
if [ ! -e "$pages/man1" ]; then
    skip "pages" "built without drawing"
    finish
fi
PATH=$(dirname "$CHAIN"):$PATH
export PATH
bash_page=$pages/bash-completion/completions/chain
zsh_page=$pages/zsh/site-functions/_chain
fish_page=$pages/fish/vendor_completions.d/chain.fish

# The first words of the lines of --help that begin with an option.
options_of() { LC_ALL=C "$CHAIN" "$1" --help | sed -n 's/^  .*\(--[a-z-]*\)\( [A-Z].*\)\?   *.*/\1/p'; }
commands=$(LC_ALL=C "$CHAIN" --help | sed -n 's/^  chain \([a-z]*\).*/\1/p')
ok "there are commands" test "$(echo "$commands" | wc -l)" -ge 10
for command in $commands; do
    for lang in . fi sv; do
        ok "$lang: a page of $command" test -s "$pages/$lang/man1/chain-$command.1"
        like "$lang: chain(1) names it" "$pages/$lang/man1/chain.1" "chain $command"
    done
    missing=
    for option in $(options_of "$command"); do
        plain=${option#--}
        roff=$(echo "$option" | sed 's/-/\\\\-/g')
        grep -q -- "$roff" "$pages/man1/chain-$command.1" || missing="$missing man:$option"
        grep -qE -- "$command:-\*\) .*$option" "$bash_page" || missing="$missing bash:$option"
        grep -q -- "seen_subcommand_from $command' .*-l $plain" "$fish_page" || missing="$missing fish:$option"
        sed -n "/^    $command) /,/;;/p" "$zsh_page" | grep -q -- "$option" || missing="$missing zsh:$option"
    done
    is "$command: each option is in each page" "$missing" ""
    ok "$command has options" test "$(options_of "$command" | wc -l)" -ge 3
done
like "a Finnish page has Finnish words" "$pages/fi/man1/chain-gaps.1" 'VALITSIMET'

if command -v mandoc >/dev/null; then
    is "mandoc has no complaint" "$(mandoc -T lint -W warning "$pages"/man1/*.1 "$pages"/fi/man1/*.1 "$pages"/sv/man1/*.1 |
        grep -v 'missing date')" ""
else
    skip "mandoc" "not installed"
fi

if command -v bash >/dev/null; then
    cat >complete.bash <<X
source "$bash_page"
compopt() { :; }
COMP_WORDS=("\$@")
COMP_CWORD=\$((\$# - 1))
_chain
echo "\${COMPREPLY[*]}"
X
    completes() { # WANTED WORD...
        wanted=$1
        shift
        is "bash: $*" "$(bash complete.bash "$@" 2>&1)" "$wanted"
    }
    completes gaps chain ga
    completes "--paper --pages" chain draw --pa
    completes "A4 A3 A2 A1 A0" chain draw --paper A
    completes A4 chain draw --paper = A4
    completes lost-handoff chain explain lost
    completes silo chain gaps --select silo
    completes rules chain list ru
    completes svg chain draw -t sv
    completes handoffs chain draw --view han
    : >a.chain
    completes a.chain chain check a.c
    completes "" chain nonsense x
else
    skip "bash" "not installed"
fi
for shell in zsh fish; do
    page=$zsh_page
    [ "$shell" = fish ] && page=$fish_page
    if command -v $shell >/dev/null; then
        exits "$shell reads it" 0 $shell -n "$page"
    else
        skip "$shell" "not installed"
    fi
done
if command -v fish >/dev/null; then
    is "fish: choices" "$(HOME=$tmp fish -c "source '$fish_page'; complete -C 'chain draw --paper A'" | cut -f1 | tr '\n' ' ')" "A0 A1 A2 A3 A4 "
    is "fish: rules" "$(HOME=$tmp fish -c "source '$fish_page'; complete -C 'chain explain lost-h'" | cut -f1)" "lost-handoff"
fi
finish
