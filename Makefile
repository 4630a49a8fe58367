# The two commands of the README are `make demo` and `make test`.
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
export CGO_ENABLED = 1

.PHONY: build demo test tools format vet lint unit bench fuzz

build:
	go build -o shirei .

demo: build
	./shirei demo

# Everything the project asks of itself: formatting, vet, linter, import rules and all tests.
test: tools format vet lint unit

# tmux runs the journeys. It is installed where that is allowed; else the journeys say that they were left out.
tools:
	@command -v tmux >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq tmux >/dev/null; } || true
	@command -v tmux >/dev/null || echo "tmux is missing: the journeys are left out. Install it with your package manager to run them."

format:
	@files=$$(gofmt -l .); [ -z "$$files" ] || { echo "not formatted: $$files"; exit 1; }

vet:
	go vet ./...

lint:
	go run $(STATICCHECK) ./...

# A program built with -race waits a second before it ends unless told; the tests start hundreds. The inventory reads
# thousands of random documents, eight times as long with -race; only its search runs on several cores.
unit: export GORACE = atexit_sleep_ms=0
unit:
	go test -race -timeout 20m $$(go list ./... | grep -v '/incident/inventory$$')
	go test ./incident/inventory
	go test -race -run 'Find|Entries' ./incident/inventory

# Figures, not pass or fail: each against its floor in the same run.
bench:
	go test -run '^$$' -bench . -benchmem ./...

# Every fuzz target for half a minute; those that failed are told at the end.
fuzz:
	@bad=; for p in $$(go list ./...); do for f in $$(go test -list '^Fuzz' $$p | grep '^Fuzz'); do \
	  echo "$$p $$f"; go test -run '^$$' -fuzz "^$$f$$" -fuzztime 30s $$p || bad="$$bad $$p:$$f"; done; done; \
	  [ -z "$$bad" ] || { echo "failed:$$bad"; exit 1; }
