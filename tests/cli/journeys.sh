# chain journeys: words, table, JSON; and which day time limits are judged by.
. "${0%/*}/tap.sh"
now=$CHAIN_SOURCE/models/lappi/mielialahairiot-nykytila.xml
exits "words" 0 "$CHAIN" journeys --lang fi "$now"
"$CHAIN" journeys --lang fi "$now" >fi.txt
like "ways are counted" fi.txt '^Reittejä alusta loppuun: 8\.$'
like "contacts before help" fi.txt 'Asiakkaan yhteydenottoja: 1–2\.'
like "what is not known is said" fi.txt 'Kohtia, joiden aikaa ei tiedetä'
like "the first help" fi.txt 'Ensimmäinen apu: Harvat hoitokäynnit\. Sitä ennen yhteydenottoja: 2'
"$CHAIN" journeys --format csv "$now" >journeys.csv
is "a row to help and a row of the whole way for each journey, and a head" "$(wc -l <journeys.csv | tr -d ' ')" 17
"$CHAIN" journeys --format json "$now" >journeys.json
like "JSON says whether all ways are there" journeys.json '"complete": *true'
"$CHAIN" journeys --most 3 "$now" >few.txt
like "more ways than listed" few.txt 'more ways than the 3'
exits "no such area" 2 "$CHAIN" journeys --area nowhere "$now"
exits "an area of the region" 0 "$CHAIN" journeys --area inari "$now"
exits "--most must be a number" 2 "$CHAIN" journeys --most many "$now"
exits "one file" 2 "$CHAIN" journeys "$now" "$now"
exits "a region has no journeys" 2 "$CHAIN" journeys "$CHAIN_SOURCE/models/regions/lappi.xml"
exits "a file that is not there" 2 "$CHAIN" journeys nowhere.xml

# A chain as it was in 2022 is not judged by the limits of today, unless asked.
old=$CHAIN_SOURCE/tests/rules/timing/fail-as-is.xml
"$CHAIN" gaps --select timing --fail-on none "$old" >old.txt 2>/dev/null
unlike "the law of its own day is kept" old.txt 'Care in 14 days'
like "the day is told" old.txt '2022-11-30'
"$CHAIN" gaps --select timing --as-of 2024-06-01 --fail-on none "$old" >new.txt 2>/dev/null
like "asked for another day, another law" new.txt 'Care in 14 days'
finish
