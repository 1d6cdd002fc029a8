#!/usr/bin/env bash
# Says what the built program is known by in the cache: its version, or the files that it is built from.
set -euo pipefail

if [[ -n ${VERSION:-} ]]; then
    key=$VERSION
else
    # An action that is pinned to a branch changes under its name; its files do not lie.
    key=$(
        cd "$GITHUB_ACTION_PATH"
        find src grammar styles templates Cargo.toml Cargo.lock -type f | LC_ALL=C sort |
            while IFS= read -r file; do printf '%s\n' "$file" && cat "$file"; done |
            git hash-object --stdin
    )
fi
printf 'key=%s\n' "$key" >>"$GITHUB_OUTPUT"
