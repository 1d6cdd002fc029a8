#!/usr/bin/env bash
# Checks the scripts: annotations on standard output, and the same findings as SARIF if asked for.
set -uo pipefail

paths=()
while IFS= read -r path; do
    [[ -z $path ]] || paths+=("$path")
done <<<"${PATHS:-}"
# Arguments are words; nothing in them is a pattern or a command.
read -r -d '' -a arguments <<<"${ARGUMENTS:-}" || true

check() {
    "$ROOT/bin/shotlist" check "$@" ${arguments[@]+"${arguments[@]}"} -- ${paths[@]+"${paths[@]}"}
}

if [[ -n ${SARIF_FILE:-} ]]; then
    mkdir -p -- "$(dirname -- "$SARIF_FILE")"
    # What goes wrong here goes wrong below too, and is told there.
    check --output-format sarif >"$SARIF_FILE" 2>/dev/null || true
    [[ -s $SARIF_FILE ]] || rm -f -- "$SARIF_FILE"
fi

# Annotations are what the program writes by itself in a workflow.
check
code=$?
printf 'exit-code=%s\n' "$code" >>"$GITHUB_OUTPUT"
exit "$code"
