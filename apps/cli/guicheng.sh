#!/bin/sh
# `guicheng …` from anywhere: follows links to the project and runs on the Node that it pins.
self=$0
while [ -h "$self" ]; do
  link=$(readlink "$self")
  case $link in
    /*) self=$link ;;
    *) self=$(dirname -- "$self")/$link ;;
  esac
done
here=$(CDPATH= cd -- "$(dirname -- "$self")/../.." && pwd) || exit 1
exec sh "$here/tools/run.sh" apps/cli/main.ts "$@"
