# Everything that CI does is a target here; CI calls these and nothing else.
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
LDFLAGS  = -s -w -X main.version=$(VERSION)
DEMO     = testdata/repos/role-explosion

.PHONY: all build demo test lint bench conformance shell-truth lab catalog docs picture wasm fuzz precommit clean

all: lint test build

build: ## bin/ffvet
	CGO_ENABLED=0 go build -trimpath -ldflags '$(LDFLAGS)' -o bin/ffvet ./cmd/ffvet

demo: build ## lint the repository whose roles exploded
	cd $(DEMO) && ../../../bin/ffvet lint --exit-zero .

test: ## install what the tests need, as far as allowed, and run them all
	.ci/tools.sh
	.ci/test.sh

lint: ## gofmt, go vet, staticcheck
	.ci/lint.sh

bench: ## speed and memory against the budgets
	go run ./internal/bench

lab: ## thread counts of real ffmpeg against the estimates; ARGS="--ffmpeg /path" for your own build
	go run ./internal/lab $(ARGS)

conformance: ## ffvet against every real ffmpeg in PATH and FFVET_FFMPEGS: make conformance ARGS="-n 5000"
	go run ./internal/conformance/measure $(ARGS)

shell-truth: ## ffvet against what scripts start, run for real: make shell-truth ARGS="-n 500 -match pool"
	go run ./internal/shelltruth/measure $(ARGS)

catalog: ## what an ffmpeg knows, into the data beside the parsers; ARGS=/path/to/ffmpeg, else the installed one
	go run ./internal/gen/catalog $(ARGS)
	go run ./internal/gen/muxing $(ARGS)
	go run ./internal/gen/formats $(ARGS)
	go run ./internal/gen/params $(ARGS)
	go run ./internal/gen/embedded

docs: ## rule pages and schemas, from the code
	go run ./internal/gen/schemas .
	go run ./internal/gen/rulepages .

picture: build ## docs/demo.svg, from what the demo prints
	cd $(DEMO) && ../../../bin/ffvet lint --exit-zero --color always --select node-threads . | go run ../../../internal/gen/picture > ../../../docs/demo.svg

wasm: ## all stages must build for the browser
	GOOS=js GOARCH=wasm go build ./internal/run

fuzz: ## all fuzz targets, a minute in all
	.ci/fuzz.sh $(FUZZ_SECONDS)

precommit: build ## the hooks, with the real pre-commit on a scratch repository
	.ci/precommit.sh

clean:
	rm -rf bin .cache
