# The recipe of tools/ci/README.md for several hosts: two of them as network namespaces with sshd, work dealt out by GNU parallel.
# Skipped where a program or the right to make namespaces is missing.
. "${0%/*}/../cli/tap.sh"
for program in parallel sshd ssh ssh-keygen ip; do
    PATH=$PATH:/usr/sbin command -v $program >/dev/null && continue
    skip "several hosts" "no $program"
    finish
    exit 0
done
PATH=$(dirname "$CHAIN"):$PATH:/usr/sbin
export PATH
name=ch$$
one=$name-1
two=$name-2
servers=
leave() {
    # shellcheck disable=SC2086 # words
    [ -z "$servers" ] || kill $servers 2>/dev/null
    ip netns del "$one" 2>/dev/null
    ip netns del "$two" 2>/dev/null
    cd /
    rm -rf "$tmp"
}
trap leave EXIT
host() { # NAMESPACE NUMBER
    ip netns add "$1" && ip link add "v$2-$$" type veth peer name eth0 netns "$1" &&
        ip addr add "10.203.$2.1/30" dev "v$2-$$" && ip link set "v$2-$$" up &&
        ip netns exec "$1" ip addr add "10.203.$2.2/30" dev eth0 && ip netns exec "$1" ip link set eth0 up
}
if ! host "$one" 1 2>/dev/null || ! host "$two" 2 2>/dev/null; then
    skip "several hosts" "network namespaces may not be made here"
    finish
    exit 0
fi
ssh-keygen -q -t ed25519 -N '' -f host-key
ssh-keygen -q -t ed25519 -N '' -f key
cp key.pub authorized
mkdir -p /run/sshd 2>/dev/null
printf '%s\n' "Port 2222" "HostKey $tmp/host-key" "AuthorizedKeysFile $tmp/authorized" "StrictModes no" "UsePAM no" "PidFile none" \
    "PermitRootLogin prohibit-password" "SetEnv LD_LIBRARY_PATH=${LD_LIBRARY_PATH:-} CHAIN_DATA=${CHAIN_DATA:-} PATH=$PATH" >sshd.conf
printf '%s\n' "Host host1" "HostName 10.203.1.2" "Host host2" "HostName 10.203.2.2" "Host *" "Port 2222" "IdentityFile $tmp/key" \
    "StrictHostKeyChecking no" "UserKnownHostsFile /dev/null" "LogLevel ERROR" >ssh.conf
for space in "$one" "$two"; do
    ip netns exec "$space" "$(command -v sshd)" -D -f "$tmp/sshd.conf" 2>"sshd-$space.log" &
    servers="$servers $!"
done
for try in 1 2 3 4 5 6 7 8 9 10; do
    ssh -F ssh.conf host1 true 2>/dev/null && ssh -F ssh.conf host2 true 2>/dev/null && break
    sleep 0.5
done
if ! ssh -F ssh.conf host1 true 2>ssh.err; then
    skip "several hosts" "sshd does not let us in: $(tr '\n' ' ' <ssh.err)"
    finish
    exit 0
fi

mkdir -p register/chains
cd register || exit 1
for i in $(seq 1 60); do good_chain "chains/ketju $i.xml"; done
for i in 7 31 58; do sed -i 's/ to="[^"]*"/ to="nobody"/' "chains/ketju $i.xml"; done
export PARALLEL_SSH="ssh -F $tmp/ssh.conf" PARALLEL_HOME="$tmp/parallel"
mkdir "$PARALLEL_HOME"
: >"$PARALLEL_HOME/will-cite"
# The recipe as it stands there, with smaller parts and this folder.
sed -n '/^    find chains/,/^$/p' "$CHAIN_SOURCE/tools/ci/README.md" | sed "s/-N 2000/-N 9/; s|/srv/register|$tmp/register|" >recipe
ok "the recipe is there" grep -q merge recipe
run sh recipe
is "the recipe: findings, exit 1" "$code" 1
[ "$code" = 1 ] || sed 's/^/# /' err
find chains -name '*.xml' -print0 | LC_ALL=C sort -z |
    "$CHAIN" check --quiet --format jsonl --fail-on none --null --files-from - >one.jsonl
ok "there are findings" test -s one.jsonl
ok "two hosts tell what one tells" cmp -s findings.jsonl one.jsonl
ok "and one report is made of it" grep -q '"results"' chains.sarif
finish
