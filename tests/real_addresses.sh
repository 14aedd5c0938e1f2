#!/usr/bin/env bash
# The failure table on real addresses: in a network namespace without any link, where nftables interferes.
# As root or as an ordinary user, on any Linux: bash tests/real_addresses.sh
set -euo pipefail
cd "$(dirname "$0")/.."
PATH="$PATH:/usr/sbin:/sbin"

not_tested() {
    echo "real addresses not tested: $1"
    [ "${REQUIRE_ALL:-}" != 1 ]
    exit
}

for tool in unshare:util-linux ip:iproute2 nft:nftables; do
    command -v "${tool%:*}" >/dev/null || not_tested "${tool%:*} is not installed; on Debian: apt install ${tool#*:}"
done
if [ "$(id -u)" = 0 ] && unshare -n true 2>/dev/null; then
    enter=(unshare -n)
elif unshare -Urn true 2>/dev/null; then
    enter=(unshare -Urn)
else
    not_tested "this system permits no network namespace, neither to root (unshare -n) nor to you (unshare -Urn)"
fi
"${enter[@]}" nft list ruleset >/dev/null 2>&1 || not_tested "nft may not be used in a network namespace here"

[ -x .venv/bin/python ] && python=.venv/bin/python || python=python
python=${PYTHON:-$python}
NAMESPACE_OUTSIDE=$(readlink /proc/self/ns/net) exec "${enter[@]}" \
    "$python" -W error -m pytest -q -p no:cacheprovider tests/real_addresses "$@"
