#!/bin/sh
# Times the embedded model beside Debian's fastText with a quantised model of the same labels, on the same documents of
# forty lines, one thread each. Needs fasttext 0.9.2, GNU time, and the module compiled (mvn -pl language-id test-compile).
# Usage: compare-speed.sh FOLDER, a folder of files like eng_Latn.txt
set -eu
folder=$(cd "$1" && pwd)
module=$(cd "$(dirname -- "$0")/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for file in "$folder"/*.txt; do
  tag=$(basename "$file" .txt)
  head -n 300 "$file" | sed "s/^/__label__$tag /" >> "$work/train"
  awk '{ printf "%s%s", $0, NR % 40 ? " " : "\n" } END { print "" }' "$file" >> "$work/documents"
done

echo "training a fastText model: 16 dimensions, n-grams of 2 to 4 letters, as lid.176 has them" >&2
fasttext supervised -input "$work/train" -output "$work/model" -dim 16 -minn 2 -maxn 4 -bucket 500000 -epoch 5 \
  -loss hs -thread 1 -verbose 0 >&2
fasttext quantize -input "$work/train" -output "$work/model" -qnorm -thread 1 -verbose 0 >&2

mvn -q -B -f "$module/pom.xml" dependency:build-classpath -Dmdep.outputFile="$work/classpath"
for run in 1 2 3; do
  /usr/bin/time -f "fasttext: %U s of user time, whole process" \
    fasttext predict "$work/model.ftz" "$work/documents" > /dev/null
  /usr/bin/time -f "tamis: %U s of user time, whole process with JVM and compiler" \
    java -Xmx64m -XX:+UseSerialGC -cp "$module/target/classes:$module/target/test-classes:$(cat "$work/classpath")" \
    dev.tamis.language.IdentifyLines "$work/documents"
done
