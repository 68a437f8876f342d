#!/bin/sh
# Runs a TypeScript entry point on the Node that this project pins, whatever the machine has.
# The pinned Node needs libatomic.so.1, which slim images lack: say so instead of a loader error.
here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd) || exit 1
node="$here/node_modules/.bin/node"
if [ ! -x "$node" ]; then
  echo "规程：没有找到项目自带的 Node，请先在 $here 运行 npm ci（不要加 --omit=optional）。" >&2
  exit 1
fi
if ! "$node" -e 0 2>/tmp/guicheng-node.$$; then
  if grep -q libatomic /tmp/guicheng-node.$$; then
    echo "规程：本机缺少 libatomic.so.1。Debian/Ubuntu 请安装 libatomic1（apt-get install libatomic1），RHEL/openEuler 请安装 libatomic。" >&2
  else
    cat /tmp/guicheng-node.$$ >&2
  fi
  rm -f /tmp/guicheng-node.$$
  exit 1
fi
rm -f /tmp/guicheng-node.$$
entry=$1
shift
exec "$node" --disable-warning=ExperimentalWarning "$here/$entry" "$@"
