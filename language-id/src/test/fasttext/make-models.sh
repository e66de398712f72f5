#!/bin/sh
# Makes the small models of the tests, and what fastText itself says of some lines with them (model, labels and
# probabilities, line), from words of random syllables. Needs fastText 0.9.2 (Debian: fasttext) and gawk or mawk.
# Usage: make-models.sh FOLDER
set -eu
out=$(mkdir -p "$1" && cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# Three languages of ten syllables each, or many labels of a word each.
cat > text.awk <<'END'
function below(n) { seed = (seed * 16807) % 2147483647; return seed % n }
function word(language,  w, n) {
  w = ""
  for (n = 1 + below(3); n > 0; n--) w = w syllables[language, 1 + below(10)]
  return w
}
BEGIN {
  split("ba de fi go hu ka le mi no pu", latin, " ")
  split("çé ñe œu dé ha sé tü vö xa zê", accents, " ")
  split("ва де жи ло ну ря сы те фу щё", cyrillic, " ")
  for (i = 1; i <= 10; i++) {
    syllables[1, i] = latin[i]; syllables[2, i] = accents[i]; syllables[3, i] = cyrillic[i]
  }
  labels[1] = "__label__eng_Latn"; labels[2] = "__label__fra"; labels[3] = "__label__ru"
  for (line = 0; line < lines; line++) {
    language = below(10); language = language < 5 ? 1 : language < 8 ? 2 : 3
    text = marked ? (many ? "__label__c" line % many : labels[language]) : ""
    for (n = 1 + below(6); n > 0; n--) text = text " " word(below(8) ? language : 1 + below(3))
    print text
  }
}
END
awk -v seed=17 -v lines=400 -v marked=1 -f text.awk > train.txt
awk -v seed=18 -v lines=900 -v marked=1 -v many=260 -f text.awk > many.txt
{
  awk -v seed=19 -v lines=40 -f text.awk
  printf '\n   \nba\tba   de\v fi\n__label__fra ba __label__none\na\né\n😀 ба 漢字 x\nBA DE\n'
} > queries.txt

train() { fasttext supervised -thread 1 -verbose 0 -dim 4 -epoch 5 -lr 0.5 -minCount 3 "$@"; rm -f ./*.vec; }
shrink() { fasttext quantize -thread 1 -verbose 0 "$@"; }
train -input train.txt -output dense -minn 1 -maxn 3 -bucket 300
train -input train.txt -output words -wordNgrams 2 -bucket 300
train -input train.txt -output plain
train -input train.txt -output tree -loss hs -minn 2 -maxn 4 -bucket 300 -wordNgrams 3
train -input train.txt -output each -loss one-vs-all -minn 2 -maxn 2 -bucket 300
train -input many.txt -output forest -loss hs -minn 2 -maxn 3 -bucket 300 -minCount 4
cp dense.bin quantized.bin && shrink -input train.txt -output quantized
cp words.bin uneven.bin && shrink -input train.txt -output uneven -dsub 3
cp tree.bin pruned.bin && shrink -input train.txt -output pruned -cutoff 280 -retrain -qnorm -epoch 2
cp forest.bin output.bin && shrink -input many.txt -output output -qout -qnorm
rm quantized.bin uneven.bin pruned.bin output.bin

: > "$out/expected.tsv"
for model in *.bin *.ftz; do
  cp "$model" "$out/"
  fasttext predict-prob "$model" queries.txt 4 > answers.txt
  paste answers.txt queries.txt | sed "s/^/$model\t/" >> "$out/expected.tsv"
done
