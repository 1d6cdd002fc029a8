#!/usr/bin/env bash
# Builds the program into $ROOT/bin: a released version, or the files of the action itself.
set -euo pipefail

if [[ -n ${VERSION:-} ]]; then
    from=("shotlist@$VERSION")
else
    from=(--path "$GITHUB_ACTION_PATH")
fi
cargo install --locked --root "$ROOT" "${from[@]}"
