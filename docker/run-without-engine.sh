#!/bin/sh
# The steps of compose.yml on a machine without a container engine: production build, a private PostgreSQL, the
# migrations, two nodes and a proxy in front of them. Needs Node and PostgreSQL with PostGIS. Ctrl+C ends everything.
#   docker/run-without-engine.sh [--no-build]
set -eu
cd "$(dirname "$0")/.."
if [ "${1:-}" != "--no-build" ]; then
  [ -d node_modules ] || npm install --no-save
  npm run build
fi
exec node backend/dist/bench/two-nodes.process.js
