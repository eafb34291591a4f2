# Sourced by the tests of the command: results in TAP, a folder of their own, a chain to work on.
# Environment: CHAIN the program, CHAIN_SOURCE the source tree, CHAIN_BUILD the build tree, CHAIN_SANITIZED 1 or 0.
set -u
: "${CHAIN:?the path of the program}" "${CHAIN_SOURCE:?the source tree}" "${CHAIN_BUILD:?the build tree}"
CHAIN_SANITIZED=${CHAIN_SANITIZED:-0}
export LC_ALL=C
unset LANG LC_MESSAGES NO_COLOR
count=0
failures=0
code=0
tmp=$(mktemp -d "${TMPDIR:-/tmp}/chain-test-XXXXXX") || exit 1
trap 'cd /; chmod -R u+rwx "$tmp" 2>/dev/null; rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
cd "$tmp" || exit 1

result() { # RESULT WORDS
    count=$((count + 1))
    echo "$1 $count - $2"
    [ "$1" = ok ] || failures=$((failures + 1))
}

# ok WORDS COMMAND...: the command succeeds
ok() {
    words=$1
    shift
    if "$@"; then
        result ok "$words"
    else
        result "not ok" "$words"
        echo "# false: $*" | cut -c1-300
    fi
}

not() { ! "$@"; }

# is WORDS GOT WANTED
is() {
    if [ "$2" = "$3" ]; then
        result ok "$1"
    else
        result "not ok" "$1"
        echo "# got:    $2" | sed '2,$s/^/#         /' | head -20
        echo "# wanted: $3" | sed '2,$s/^/#         /' | head -20
    fi
}

# like WORDS FILE PATTERN: a line of the file matches the extended regular expression
like() {
    if grep -Eq -- "$3" "$2"; then
        result ok "$1"
    else
        result "not ok" "$1"
        echo "# no line of $2 matches: $3"
        head -c 1000 "$2" | tr -c '[:print:]\n' '?' | sed 's/^/# > /'
    fi
}

unlike() {
    if grep -Eq -- "$3" "$2"; then
        result "not ok" "$1"
        grep -E -- "$3" "$2" | head -5 | sed 's/^/# > /'
    else
        result ok "$1"
    fi
}

skip() { # WORDS WHY
    count=$((count + 1))
    echo "ok $count - $1 # SKIP $2"
}

# run COMMAND...: its output goes to the files out and err, its exit code to $code
run() {
    code=0
    "$@" >out 2>err </dev/null || code=$?
}

# exits WORDS CODE COMMAND...
exits() {
    words=$1
    wanted=$2
    shift 2
    run "$@"
    is "$words" "$code" "$wanted"
    [ "$code" = "$wanted" ] || head -c 600 err | tr -c '[:print:]\n' '?' | sed 's/^/# err: /'
}

finish() {
    echo "1..$count"
    [ "$failures" = 0 ]
    exit
}

# good_chain FILE: a chain in which nothing is wrong, in canonical form
good_chain() {
    cat >"$1" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<chain xmlns="urn:libchain:chain:1" id="good" xml:lang="fi">
  <title>Hyvä ketju</title>
  <actors>
    <actor id="asiakas" kind="client">
      <name>Asiakas</name>
    </actor>
    <actor id="hoitaja" kind="nurse">
      <name>Hoitaja</name>
    </actor>
  </actors>
  <steps>
    <start id="alku" actor="asiakas">
      <name>Yhteydenotto</name>
    </start>
    <step id="arvio" actor="hoitaja" kind="triage">
      <name>Arvio</name>
    </step>
    <end id="loppu" actor="asiakas">
      <name>Loppu</name>
    </end>
  </steps>
  <flows>
    <handoff from="alku" to="arvio" kind="contact"/>
    <handoff from="arvio" to="loppu"/>
  </flows>
</chain>
XML
}

# bad_chain FILE: the same with a flow that leads nowhere, on line 24
bad_chain() {
    good_chain "$1.good"
    sed 's/to="arvio" kind/to="arvoi" kind/' "$1.good" >"$1"
    rm "$1.good"
}
