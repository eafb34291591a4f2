# The language of the words: from --lang or the environment, with no locale installed.
. "${0%/*}/tap.sh"
bad_chain bad.xml
english='names nothing in this chain'
finnish='tätä tunnusta ei ole ketjussa'
unset LC_ALL

exits "nothing set: English" 1 "$CHAIN" check bad.xml
like "English words" out "$english"
exits "--lang fi" 1 "$CHAIN" check --lang fi bad.xml
like "Finnish words" out "$finnish"
like "the summary too" err 'virhe'
exits "-l fi" 1 "$CHAIN" check -l fi bad.xml
like "Finnish words" out "$finnish"
exits "--lang=en" 1 "$CHAIN" check --lang=en bad.xml
exits "LANG=fi_FI.UTF-8, though no such locale is installed" 1 env LANG=fi_FI.UTF-8 "$CHAIN" check bad.xml
like "Finnish words" out "$finnish"
exits "LC_MESSAGES goes before LANG" 1 env LANG=fi_FI.UTF-8 LC_MESSAGES=en_GB "$CHAIN" check bad.xml
like "English words" out "$english"
exits "LC_ALL goes before both" 1 env LANG=en_GB LC_MESSAGES=en_GB LC_ALL=fi "$CHAIN" check bad.xml
like "Finnish words" out "$finnish"
exits "--lang goes before all" 1 env LC_ALL=fi_FI "$CHAIN" check --lang en bad.xml
like "English words" out "$english"
for value in C POSIX C.UTF-8 de_DE.UTF-8 '' @ _ fi-not-a-locale-but-very-long-indeed xx; do
    exits "LC_ALL=$value is no trouble" 1 env LC_ALL="$value" "$CHAIN" check bad.xml
done
exits "an empty LC_ALL counts as not set" 1 env LC_ALL= LANG=fi "$CHAIN" check bad.xml
like "Finnish words" out "$finnish"
exits "--lang: an unknown language is 2" 2 "$CHAIN" check --lang xx bad.xml
like "with those there are" err 'fi\|sv\|en'
exits "a language without translations falls back to English" 1 "$CHAIN" check --lang smn bad.xml
like "English words" out "$english"
env LC_ALL=fi "$CHAIN" check --format jsonl bad.xml >fi.jsonl 2>err
env LC_ALL=en "$CHAIN" check --format jsonl bad.xml >en.jsonl 2>err
is "ids and keys of JSON do not change with the language" "$(sed 's/"message":.*//' fi.jsonl)" "$(sed 's/"message":.*//' en.jsonl)"
exits "wrong usage is told in the language too" 2 env LC_ALL=fi "$CHAIN" check --fial-on x bad.xml
unlike "Finnish words" err 'there is no option'
exits "an unknown command too" 2 env LC_ALL=fi "$CHAIN" chekc
unlike "Finnish words" err 'there is no command'
exits "chain --help" 0 env LC_ALL=fi "$CHAIN" --help
unlike "Finnish words" out 'Usage'
exits "kinds in Swedish" 0 "$CHAIN" list kinds actor --lang sv
like "Swedish words" out 'client +klient'
# What the system refuses is told in the language as well, with no locale installed.
exits "no such folder, in Finnish" 2 env LC_ALL=fi "$CHAIN" check -o nowhere/x.txt bad.xml
like "in words" err 'ei voi kirjoittaa: sellaista tiedostoa tai kansiota ei ole$'
exits "a folder in place of a file, in Swedish" 2 env LC_ALL=sv "$CHAIN" merge .
like "in words" err ': det är en mapp$'
exits "no such folder, in English" 2 "$CHAIN" check -o nowhere/x.txt bad.xml
like "in the words of the system" err ': No such file or directory$'
# A decimal comma of the process's locale must not get into files that machines read.
locale -a 2>/dev/null | grep -q '^fi_FI' && exits "a locale with a decimal comma" 1 env LC_ALL=fi_FI.UTF-8 "$CHAIN" check bad.xml
finish
