#!/bin/sh
# Sets everything up, draws the mood-disorder chain, and prints its gaps in Finnish.
# Needs a shell and, where packages are missing, apt with the right to use it. Writes to build/ only.
set -eu
cd "$(dirname "$0")/.."
. tools/packages.sh

# shellcheck disable=SC2086 # lists of words
need $build_packages
if [ ! -e build/build.ninja ]; then
    meson setup build -Dtests=false >build.log 2>&1 || { cat build.log >&2; exit 2; }
    mv build.log build/
fi
ninja -C build >build/ninja.log 2>&1 || { cat build/ninja.log >&2; exit 2; }

chain=models/lappi/mielialahairiot-nykytila.xml
picture=build/mielialahairiot-nykytila
build/tools/chain gaps --lang fi "$chain" || [ $? = 1 ]
build/tools/chain draw --lang fi --gaps --paper A3 "$chain" -o "$picture.svg" -o "$picture.pdf"
echo
echo "Kuva: $PWD/$picture.svg"
echo "      $PWD/$picture.pdf (A3)"
echo "Komento: $PWD/build/tools/chain --help"
