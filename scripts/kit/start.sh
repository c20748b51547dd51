#!/bin/sh
# Serves the room; options of start.mjs may follow.
exec node "$(dirname "$0")/start.mjs" --room "$@"
