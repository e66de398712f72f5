#!/bin/sh
# Makes the small quality model of the tests, labels hq and cc as DCLM has them, and what fastText itself says of some
# lines with it (probability of hq, line). Needs fastText 0.9.2 (Debian: fasttext) and gawk or mawk.
# Usage: make-model.sh FOLDER
set -eu
out=$(mkdir -p "$1" && cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > text.awk <<'END'
function below(n) { seed = (seed * 16807) % 2147483647; return seed % n }
BEGIN {
  seed = 23
  good = split("the miller grinds wheat between stones because flour keeps when it is ground slowly", hq, " ")
  bad = split("buy now click here login menu cheap sale best price free offer the flour is", cc, " ")
  for (line = 0; line < 600; line++) {
    text = line % 2 ? "__label__hq" : "__label__cc"
    for (n = 4 + below(12); n > 0; n--) text = text " " (line % 2 ? hq[1 + below(good)] : cc[1 + below(bad)])
    print text
  }
}
END
awk -f text.awk > train.txt
fasttext supervised -input train.txt -output model -dim 6 -wordNgrams 2 -bucket 200 -epoch 10 -lr 0.5 -thread 1 \
  > /dev/null 2>&1
cp model.bin "$out/quality.bin"
printf '%s\n' 'the miller grinds' 'buy now' 'flour is cheap because the sale is free' 'zzz' '' 'Flour, flour! 😀' \
  > queries.txt
fasttext predict-prob model.bin queries.txt 2 |
  awk '{ for (i = 1; i < NF; i += 2) if ($i == "__label__hq") print $(i + 1) }' > answers.txt
paste answers.txt queries.txt > "$out/expected.tsv"
