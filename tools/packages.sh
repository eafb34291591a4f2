# Sourced by the two commands of the README: puts the needed Debian packages in place, if any is missing.
# usage: need PACKAGE...      (root is needed only when something is missing)

have() {
    dpkg-query -W -f '${Status}\n' "$1" 2>/dev/null | grep -q '^install ok installed'
}

need() {
    missing=
    for package in "$@"; do
        have "$package" || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    echo "Installing:$missing" >&2
    as_root=
    if [ "$(id -u)" != 0 ]; then
        as_root=$(command -v sudo) || {
            echo "These packages are missing and only root can install them:$missing" >&2
            echo "As root: apt-get install$missing" >&2
            exit 2
        }
    fi
    export DEBIAN_FRONTEND=noninteractive
    log=$(mktemp)
    # shellcheck disable=SC2086 # the packages are words
    if ! { $as_root apt-get update && $as_root apt-get install -y --no-install-recommends $missing; } >"$log" 2>&1; then
        cat "$log" >&2
        echo "The packages could not be installed; see above." >&2
        exit 2
    fi
    rm -f "$log"
}

build_packages="gcc libc6-dev meson ninja-build pkg-config libxml2-dev libinih-dev libjansson-dev nettle-dev libgraphviz-dev gettext fonts-dejavu-core fonts-dejavu-extra"
test_packages="check clang libclang-rt-14-dev g++ valgrind libxml2-utils"
