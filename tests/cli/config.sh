# Settings of a folder: where they are looked for, what counts before what, patterns, what is wrong in them.
. "${0%/*}/tap.sh"
good_chain good.xml
bad_chain bad.xml
sed 's|    <handoff from="arvio" to="loppu"/>|&\n&|' good.xml >twice.xml
HOME=$tmp
export HOME
mkdir -p project/.git project/sub/deep project/old
cp bad.xml twice.xml project/sub/deep
cp bad.xml project/old/old.xml
cd project || exit 1

cat >.chain.ini <<'INI'
# of the project
fail-on = warning
format = line
exclude = old/
[check]
max-warnings = 7
[gaps]
fail-on = note
[severities]
double-flow = error
INI
cd sub/deep || exit 1
exits "found upward" 1 "$CHAIN" check twice.xml
like "its severities and format hold" out '^twice\.xml:26:5: error: .*\[double-flow\]$'
exits "--no-config" 0 "$CHAIN" check --no-config twice.xml
like "without it all is as ever" out '^twice\.xml:26:5: warning: '
exits "the command line counts before it" 1 "$CHAIN" check --format jsonl twice.xml
like "for what it says" out '^\{.*"severity":"error"'
run "$CHAIN" check --show-config --fail-on none
like "--show-config: from the file" out "^max-warnings = 7  # $tmp/project/\\.chain\\.ini:6$"
like "--show-config: from the command line" out '^fail-on = none  # the command line$'
like "--show-config: what nobody set" out '^color = auto  # nothing is set$'
like "--show-config: severities" out "^double-flow = error  # $tmp/project/\\.chain\\.ini:10$"
run "$CHAIN" gaps --show-config
like "a section for each command" out "^fail-on = note  # $tmp/project/\\.chain\\.ini:8$"
unlike "and only for it" out 'max-warnings = 7'
cd ../..
run "$CHAIN" check .
like "what is excluded is not looked at" err '^files: 2;'
run "$CHAIN" check old/old.xml
like "a named file, too, and it is said" err '^chain: "old/old.xml" is left out: it fits --exclude "old/"\.$'
run "$CHAIN" check --no-config .
like "else all" err '^files: 3;'

# Not beyond the repository.
mkdir -p inner/.git
cp ../twice.xml inner
(cd inner && "$CHAIN" check --show-config >../out 2>../err)
like "not beyond the root of a repository" out '^# settings: there is no file'
exits "--config: another file" 1 "$CHAIN" check --config .chain.ini inner/twice.xml
exits "--config: a missing one is 2" 2 "$CHAIN" check --config missing.ini inner/twice.xml
rm -rf inner

# Paths are told from the folder of the file.
printf 'baseline = known\nseverities = soft.ini\n' >.chain.ini
printf 'dangling-reference = note\n' >soft.ini
"$CHAIN" check --no-config --write-baseline known sub >out 2>err
(cd sub && "$CHAIN" check . >../out 2>../err)
is "a baseline of the settings" "$?" 0
like "is found from below" err 'in the baseline: 3'

# What is wrong is told with its line and the nearest.
wrong() { # WORDS PATTERN
    exits "$1 is 2" 2 "$CHAIN" check ../good.xml
    like "$1: told" err "$2"
    is "$1: nothing is checked" "$(cat out)" ""
}
printf '\nfial-on = warning\n' >.chain.ini
wrong "an unknown key" '\.chain\.ini:2: there is no setting "fial-on"; did you mean "fail-on"\?$'
printf '[chekc]\nfail-on = warning\n' >.chain.ini
wrong "an unknown section" 'ini:2: there is no section "chekc"; did you mean "check"\?$'
printf 'fail-on = fatal\n' >.chain.ini
wrong "a wrong value" 'fail-on cannot be "fatal"; it is one of'
like "a wrong value: its line" err '\.chain\.ini:1: '
printf 'statistics = maybe\n' >.chain.ini
wrong "neither yes nor no" 'ini:1: statistics cannot be "maybe"; it is one of yes\|no'
printf 'fail-on = note\nfail-on = error\n' >.chain.ini
wrong "a key twice" 'ini:2: fail-on is set already on line 1'
printf 'nonsense\n' >.chain.ini
wrong "a line that is nothing" 'ini:1: this is no '
printf '[severities]\nbpnm = off\n' >.chain.ini
wrong "an unknown group" 'ini:2: there is no rule or group "bpnm"; did you mean "bpmn"\?$'
printf 'select = dead-ends\n' >.chain.ini
wrong "an unknown rule" 'there is no rule "dead-ends"; did you mean "dead-end"\?$'
like "an unknown rule: its line" err '\.chain\.ini:1: '
for line in 'max-warnings = x' 'max-depth = -1' 'max-bytes = 3Q' 'max-work = 0' 'jobs = 0' 'lang = xx' 'ignore = dead-ends'; do
    printf '\n%s\n' "$line" >.chain.ini
    wrong "$line" "cannot be|there is no rule"
    like "$line: its line" err "^chain: $tmp/project/\\.chain\\.ini:2: that is the setting meant"
done
echo "jobs = 2" >.chain.ini
exits "a wrong value of the command line is 2" 2 "$CHAIN" check --jobs x ../good.xml
unlike "and no line of the settings is blamed" err 'setting meant'
rm .chain.ini
printf 'fail-on = "note"\n' >.chain.toml
(cd sub && "$CHAIN" check ../../good.xml >../out 2>../err)
is "settings under another name stop nothing" "$?" 0
like "but it is said that they are not read" err "^chain: \"$tmp/project/\\.chain\\.toml\" is not read: settings are read from a file called \\.chain\\.ini\\.$"
exits "--no-config looks for none" 0 "$CHAIN" check --no-config ../good.xml
unlike "and says nothing" err 'is not read'
rm .chain.toml
awk 'BEGIN { printf "exclude = "; for (i = 0; i < 100; i++) printf "old%d.xml ", i; print "" }' >.chain.ini
wrong "a line that is too long" 'ini:1: the line is too long'
printf 'output = x\n' >.chain.ini
wrong "settings write no files" 'ini:1: there is no setting "output"'
mkdir folder.ini
exits "--config: a folder is 2" 2 "$CHAIN" check --config folder.ini ../good.xml
printf '\357\273\277fail-on = note\r\n; a comment\r\n' >.chain.ini
exits "a byte order mark and CRLF" 0 "$CHAIN" check ../good.xml

# Lists go on in indented lines.
printf 'ignore = dangling-reference\n  unreachable-step, dead-end\n  no-way-out\n' >.chain.ini
exits "a list on several lines" 0 "$CHAIN" check sub/deep/bad.xml
exits "a list of the command line takes its place" 1 "$CHAIN" check --ignore dead-end sub/deep/bad.xml

# Patterns.
rm .chain.ini
mkdir -p t/a/b t/drafts t/2024/x/y
for file in t/a.xml t/a/a.xml t/a/b/a.xml t/a/b/c.bpmn t/drafts/d.xml t/2024/x/y/e.xml t/2024/f.xml t/g.chain; do cp ../good.xml "$file"; done
excluded() { # WORDS WANTED GLOBS
    "$CHAIN" check -q --format junit --exclude "$3" t >out 2>err
    is "$1" "$(grep -o 'testsuite name="[^"]*"' out | sed 's/.*="//; s/"//' | sort | tr '\n' ' ')" "$2"
}
all='t/2024/f.xml t/2024/x/y/e.xml t/a.xml t/a/a.xml t/a/b/a.xml t/a/b/c.bpmn t/drafts/d.xml '
excluded "nothing fits" "$all" nothing
excluded "a name at any depth" 't/2024/f.xml t/2024/x/y/e.xml t/a/b/c.bpmn t/drafts/d.xml ' a.xml
excluded "a folder at any depth" 't/2024/f.xml t/2024/x/y/e.xml t/a.xml t/a/a.xml t/drafts/d.xml ' b/
excluded "a file is no folder" "$all" a.xml/
excluded "a path from the folder" 't/2024/f.xml t/2024/x/y/e.xml t/a.xml t/a/b/a.xml t/a/b/c.bpmn t/drafts/d.xml ' t/a/a.xml
excluded "a star stays in its folder" 't/2024/f.xml t/2024/x/y/e.xml t/a/b/a.xml t/a/b/c.bpmn t/drafts/d.xml ' 't/*.xml,t/a/*.xml'
excluded "two stars do not" 't/a.xml t/a/a.xml t/a/b/a.xml t/a/b/c.bpmn t/drafts/d.xml ' 't/2024/**/*.xml'
excluded "two stars in front" 't/2024/f.xml t/2024/x/y/e.xml t/a/b/c.bpmn t/drafts/d.xml ' '**/a.xml'
excluded "sets and question marks" 't/2024/f.xml t/2024/x/y/e.xml t/a/b/c.bpmn ' '[ad].xml,?.chain'
excluded "from the root of it" "$all" /a.xml
run "$CHAIN" check --include '*.chain' t
like "--include: other files of folders" err '^files: 1;'
exits "a named file needs to fit nothing" 0 "$CHAIN" check t/g.chain
long=$(awk 'BEGIN { for (i = 0; i < 60; i++) printf "**/*a*"; }')
code=0
timeout 10 "$CHAIN" check --exclude "$long" t >out 2>err || code=$?
is "no pattern takes for ever" "$code" 0
finish
