# chain compare: many chains, or the areas of one, side by side.
. "${0%/*}/tap.sh"
good_chain good.xml
lappi=$CHAIN_SOURCE/models/lappi
old=$lappi/mielialahairiot-nykytila.xml
new=$lappi/mielialahairiot-tavoitetila.xml

exits "two chains" 0 "$CHAIN" compare --lang fi "$old" "$new"
is "what they share comes first" "$(grep -nE '^(Vaiheita, jotka|Siirtymät samojen)' out | head -n 1 | cut -d: -f2 | cut -c1-8)" "Vaiheita"
like "a step of both" out 'Palvelutarpeen arviointi: 2 ketjussa'
like "handoffs described differently" out '^Eri tavoin kuvattu'
for format in text csv json; do
    exits "$format" 0 "$CHAIN" compare --format $format --lang fi "$old" "$new" good.xml
    ok "$format: something is said" test -s out
done
if command -v python3 >/dev/null; then
    ok "json: it is JSON" python3 -c 'import json, sys; json.load(open(sys.argv[1]))' out
else
    skip "json: it is JSON" "no python3"
fi
run "$CHAIN" compare --format csv --lang fi "$old" "$new"
like "csv: a column for each chain" out '^type,name,chains,"Mielialahäiriöiden palvelupolku Lapissa, nykytila","Mielialahäiriöiden palvelupolku Lapissa, tavoitetila"'
exits "a whole folder, regions left out" 0 "$CHAIN" compare "$CHAIN_SOURCE/models"
sed 's|<end id="loppu"|<subchain id="s" chain="not-there" actor="hoitaja"/><end id="loppu"|' good.xml >named.xml
exits "a named sub-chain that is not there" 0 "$CHAIN" compare good.xml named.xml
like "is told" out 'not-there'

exits "the areas of one chain" 0 "$CHAIN" compare --areas --lang fi "$old"
like "those that are alike first" out '^  - Samanlaiset: Enontekiö'
like "then what is to be had where" out '^  - ”Psykiatrian poliklinikka”: kaikkialla saatavilla'
exits "areas as csv" 0 "$CHAIN" compare --areas --format csv --lang fi "$old"
is "21 areas" "$(head -n 1 out | tr ',' '\n' | wc -l | tr -d ' ')" 23
# The regional comparison gives the programme page's own coverage figures, counted from its cells and its cases.
regional=$lappi/aluevertailu.xml
run "$CHAIN" compare --areas --as-of 2024-02-29 --format csv --lang en "$regional"
cells() { grep "^$1," out | tr -d '\r' | tr ',' '\n' | grep -cx "$2"; }
is "proactive discharge: 4 of 21" "$(cells kotiutus available)/$(cells kotiutus 'not known')" "4/17"
is "RAI: all 21" "$(cells rai available)" 21
is "free contraception: all 21" "$(cells maksuton-ehkaisy available)" 21
is "Omaolo: 11 municipalities, but nobody told which" "$(cells omaolo 'not known')" 21
run "$CHAIN" compare --areas --as-of 2022-06-01 --format csv --lang en "$regional"
is "free contraception before: nobody told where" "$(cells maksuton-ehkaisy 'not known')" 21
run "$CHAIN" gaps --lang en "$regional"
unlike "its shares are what the cases give" out 'impossible-figure'
sed 's|region="lappi" ||; s|count="9"|count="8"|; s|count="7"|count="8"|; s|count="11"|count="12"|; s|count="20"|count="19"|; s|count="4"|count="5"|' "$regional" >wrong.xml
run "$CHAIN" gaps --lang en wrong.xml
like "a family centre less is seen" out '8 of 14 cases is not 64'
for wrong in '8 of 21 cases is not 33' '12 of 21 cases is not 52' '19 of 21 cases is not 95' '5 of 21 cases is not 19'; do
    like "another figure is seen: $wrong" out "$wrong"
done

exits "a chain without areas says so" 0 "$CHAIN" compare --areas good.xml
like "in words" out 'does not tell where'
exits "areas of two chains are 2" 2 "$CHAIN" compare --areas "$old" "$new"
exits "a missing file is 2" 2 "$CHAIN" compare good.xml missing.xml
ok "the others are compared" test -s out
exits "no file is 2" 2 "$CHAIN" compare
exits "only a region is 2" 2 "$CHAIN" compare "$CHAIN_SOURCE/models/regions/lappi.xml"
# The register: a chain an entry, in three formats that agree on how many.
chains=$(find "$CHAIN_DATA/lappi" -name '*.xml' | wc -l | tr -d ' ')
exits "a register" 0 "$CHAIN" compare --register --as-of 2026-01-01 --lang fi "$CHAIN_DATA/lappi"
is "each chain has an entry" "$(grep -c '^.*\[[a-z0-9-]*\]$' out)" "$chains"
like "the status with its day" out 'tilanne: otettu käyttöön 30.11.2023'
like "first all together" out "^  - Ketjuja on $chains: nykytila"
like "how far they are" out 'Missä mennään: [^(]*\([0-9]+\)'
like "whom they lack" out 'Omistaja puuttuu [0-9]* ketjulta'
like "and where the serious gaps are" out 'Vakavia puutteita on [0-9]* ketjussa'
like "the region by its name" out 'alue: Lappi'
like "the languages in words" out 'kuvauksen kielet: .*suomi'
exits "of one chain nothing is summed up" 0 "$CHAIN" compare --register --lang fi "$old"
unlike "it stands for itself" out 'Ketjuja on'
exits "none late" 0 "$CHAIN" compare --register --lang fi --as-of 2024-01-01 good.xml "$old"
like "on that day" out 'Tarkistuksia on myöhässä 0'
sed 's|<actors>|<governance next-review="2023-12-31"/><actors>|' good.xml >late.xml
exits "a review of yesterday" 0 "$CHAIN" compare --register --lang fi --as-of 2024-01-01 late.xml "$old"
like "is late" out 'Tarkistuksia on myöhässä 1'
run "$CHAIN" compare --register --as-of 2026-01-01 --lang fi "$CHAIN_DATA/lappi"
exits "as a table" 0 "$CHAIN" compare --register --as-of 2026-01-01 --format csv "$CHAIN_DATA/lappi"
is "a row each, and the head" "$(wc -l <out | tr -d ' ')" "$((chains + 1))"
exits "as JSON" 0 "$CHAIN" compare --register --as-of 2026-01-01 --format json "$CHAIN_DATA/lappi"
like "with its schema" out '"schema":"urn:libchain:register:1"'

finish
