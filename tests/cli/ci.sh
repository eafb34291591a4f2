# The examples for services: their commands run, what they write is what they hand on, and the hook holds a bad commit back.
. "${0%/*}/tap.sh"
examples=$CHAIN_SOURCE/tools/ci
PATH=$(dirname "$CHAIN"):$PATH
export PATH
mkdir chains
good_chain chains/good.xml

for example in github.yml gitlab.yml Jenkinsfile; do
    grep -oE "chain check [^']*" "$examples/$example" >commands
    is "$example: one command" "$(wc -l <commands | tr -d ' ')" 1
    command=$(cat commands)
    # shellcheck disable=SC2086 # words
    exits "$example: a good folder" 0 $command
    sed 's/ to="[^"]*"/ to="nobody"/' chains/good.xml >chains/bad.xml
    # shellcheck disable=SC2086
    exits "$example: a bad one" 1 $command
    for file in $(echo "$command" | grep -oE -- '-o [^ ]+' | cut -c4-); do
        ok "$example: $file is written" test -s "$file"
        is "$example: $file is handed on" "$(grep -v "$command" "$examples/$example" | grep -c "$file")" 1
        rm -f "$file"
    done
    rm -f chains/bad.xml
done
if command -v python3 >/dev/null && python3 -c 'import yaml' 2>/dev/null; then
    for file in "$examples/github.yml" "$examples/gitlab.yml" "$CHAIN_SOURCE/.pre-commit-hooks.yaml"; do
        exits "$(basename "$file") is YAML" 0 python3 -c 'import sys, yaml; yaml.safe_load(open(sys.argv[1]))' "$file"
    done
else
    skip "YAML" "no reader of YAML"
fi
grep -oE 'chain (check|fmt) .*' "$CHAIN_SOURCE/.pre-commit-hooks.yaml" | while read -r command; do
    # shellcheck disable=SC2086
    $command chains/good.xml >out 2>&1 || [ $? = 1 ] || echo "$command"
done >refused
is "the commands of .pre-commit-hooks.yaml are understood" "$(cat refused)" ""

if command -v git >/dev/null; then
    mkdir repo
    cd repo || exit 1
    export HOME="$tmp" GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@a GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@a
    git init -q . && cp "$examples/pre-commit" .git/hooks/pre-commit
    ok "the hook may be run" test -x .git/hooks/pre-commit
    cp ../chains/good.xml "hyvä ketju.xml"
    printf '<other/>' >other.xml
    git add -A
    exits "hook: a good chain and another XML file" 0 git commit -qm a
    sed 's/ to="[^"]*"/ to="nobody"/' "hyvä ketju.xml" >bad.xml
    git add bad.xml
    exits "hook: a bad chain" 1 git commit -qm b
    like "hook: says where" err 'bad.xml:'
    cp "hyvä ketju.xml" bad.xml
    exits "hook: bad in the commit, mended in the folder only" 1 git commit -qm b
    like "hook: the commit's file is judged" err '^bad.xml:|nobody'
    git add bad.xml
    echo '<!-- not yet' >>bad.xml
    exits "hook: good in the commit, broken in the folder only" 0 git commit -qm b
    git checkout -q bad.xml
    echo text >text.txt
    git add text.txt
    exits "hook: no chain in the commit" 0 git commit -qm c
    cd .. || exit 1
else
    skip "hook" "no git"
fi
finish
