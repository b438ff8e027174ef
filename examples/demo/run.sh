#!/bin/sh
# The main job in four acts against the embedded twin. Each act must end as it
# should: refused and explained, lost and explained, held, shed and explained.
set -u
holdfast=${1:-holdfast}
here=$(dirname "$0")

act() { # title, scenario, exit code wanted
	printf '\n== %s\n\n' "$1"
	"$holdfast" run "$here/$2" --record off
	code=$?
	if [ "$code" -ne "$3" ]; then
		printf '\nthe demo expected exit code %s here and got %s\n' "$3" "$code" >&2
		exit 1
	fi
}

act '1. 5,000 sockets on an endpoint that is documented nowhere: refused, and where the sockets are' endpoint.yaml 1
act '2. 5,000 silent sockets behind a balancer with an idle timer: lost, and why' silent.yaml 1
act '3. The same with the keep-alive that was recommended, and 200 Data Actions a second: held' keepalive.yaml 0
act '4. 5,000 opens at once: shed without a 429, and what to do' storm.yaml 1
