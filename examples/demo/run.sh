#!/bin/sh
# The main job in three acts against the embedded twin. Each act must end as it
# should: lost and explained, held, shed and explained.
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

act '1. 5,000 silent sockets behind a balancer with an idle timer: lost, and why' silent.yaml 1
act '2. The same with the keep-alive that was recommended: held' keepalive.yaml 0
act '3. 5,000 opens at once: shed without a 429, and what to do' storm.yaml 1
