#!/bin/sh
# `serve` starts the portal; `db`, `seed` and `simulate` are its commands.
set -eu
action="${1:-serve}"
[ "$#" -eq 0 ] || shift
case "$action" in
  # exec: the portal itself must hear the engine's SIGTERM to end its connections in order.
  serve) exec node /app/backend/dist/main.js ;;
  db | seed | simulate) exec node "/app/backend/dist/commands/$action.js" "$@" ;;
  *)
    echo "ioc: serve, db, seed or simulate, not '$action'" >&2
    exit 64
    ;;
esac
