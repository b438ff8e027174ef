# Every target is one line with its help. "make" alone lists them.
.DEFAULT_GOAL := help
GO ?= go
TOOL := $(GO) tool -modfile=tools/go.mod
VERSION ?= devel
SEEDS ?= 1000
DRAWS ?= 10
export CGO_ENABLED ?= 0

.PHONY: help page browser picture build install demo test portable cross check race simulate score middleboxes bench fmt golden fuzz clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## build ./holdfast (needs Go alone)
	$(GO) build -trimpath -ldflags "-s -w -X main.version=$(VERSION)" -o holdfast ./cmd/holdfast

install: ## install holdfast into the Go bin folder
	$(GO) install -trimpath -ldflags "-s -w -X main.version=$(VERSION)" ./cmd/holdfast

page: ## build the page of ui/ anew (needs Node; its result is in the repository)
	cd ui && npm ci --no-audit --no-fund && npm run build

browser: build ## the page in a real browser: runs against the twin, what is seen, keys, axe (needs Node and Chromium; 3 minutes)
	cd ui && { test -d node_modules/axe-core || npm ci --no-audit --no-fund; } && node --test test/page.test.js

picture: build ## make the picture of the README anew (needs Node and Chromium)
	cd ui && node test/picture.js ../docs/page.png

demo: build ## the main job in four acts, against the embedded twin (about 70 s)
	./examples/demo/run.sh ./holdfast

test: ## everything that needs only Go (at most 4 minutes on 2 cores)
	$(GO) test ./...

portable: ## the whole suite on the poller of other systems
	HOLDFAST_POLLER=portable $(GO) test ./...

cross: ## vet and build for the other systems: linux/arm64, darwin/arm64, windows/amd64
	@for t in linux/arm64 darwin/arm64 windows/amd64; do echo "$$t"; export GOOS=$${t%/*} GOARCH=$${t#*/}; $(GO) vet ./... && $(GO) build -trimpath -o /dev/null ./cmd/holdfast || exit 1; done

check: ## formatting, vet, modernisation, static analysis, layers (under a minute warm)
	@unformatted=$$($(TOOL) gofumpt -l cmd internal *.go); test -z "$$unformatted" || { echo "gofumpt wants changes in: $$unformatted"; exit 1; }
	$(GO) vet ./...
	$(GO) fix -diff ./...
	$(TOOL) staticcheck -checks all ./...
	$(GO) test -run 'TestLayers|TestPackages' .

race: ## the tests under the race detector (needs a C compiler; about 10 minutes)
	CGO_ENABLED=1 $(GO) test -race -short ./...

simulate: ## random runs and platforms, SEEDS of each, against what must hold and against the simulator's truth
	$(GO) test ./internal/engine -count=1 -run TestRandomRuns -runs $(SEEDS)
	$(GO) test ./internal/diagnosis -count=1 -run TestRandomWorlds -worlds $(SEEDS)

score: ## right and wrong verdicts over every trouble, DRAWS times each with numbers drawn anew (under a minute at 10)
	$(GO) test ./internal/diagnosis -count=1 -v -run 'TestScore$$' -score $(DRAWS)

middleboxes: ## verdicts on real proxies: nginx and haproxy, where they are installed (half a minute)
	$(GO) test ./internal/diagnosis -count=1 -v -run 'TestMiddleboxes$$' -middleboxes

bench: ## measure against yardsticks and installed peers in the same run (about 16 minutes, best on an idle machine)
	$(GO) run ./cmd/bench

fmt: ## format the code
	$(TOOL) gofumpt -w cmd internal *.go

golden: ## rewrite the golden files; read the diff before you commit it
	$(GO) test ./internal/scenario ./internal/plan ./internal/report ./internal/diagnosis ./cmd/holdfast -update

fuzz: ## run every fuzz target for 20 s each
	@for pkg in $$($(GO) list ./...); do for f in $$($(GO) test -list '^Fuzz' $$pkg | grep '^Fuzz'); do echo "$$pkg $$f"; $(GO) test -run '^$$' -fuzz "^$$f$$" -fuzztime 20s $$pkg || exit 1; done; done

clean: ## remove what was built
	rm -f holdfast
