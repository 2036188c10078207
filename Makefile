# `make help` lists the targets; each says after `##` what it does.

SWIFT ?= swift
PYTHON ?= python3
SHARED ?= ../shared
CORPUS ?= $(SHARED)/corpus/raw
# Two states of the documentation for `make api-check`.
OLD ?= $(SHARED)/corpus/march
NEW ?= $(SHARED)/corpus/may
# How long `make fuzz` goes on.
SECONDS ?= 60
# Further options of `larkspur-bench load`, for example `--seconds 20 --tasks 16`.
LOAD ?=
# Equal seeds make equal pages.
SEED ?= 1

RELEASE = $(shell $(SWIFT) build -c release --show-bin-path)
SOURCES = Sources Tests Package.swift

.DEFAULT_GOAL := help
.PHONY: help bootstrap build release generate test lint format bench fuzz clean readme
.PHONY: api-check sdk-figures corpus-calls load
.PHONY: mock-python sanitize incremental
.PHONY: conformance conformance-d conformance-a conformance-b conformance-openapi

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-20s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

bootstrap: ## Install what the build needs (Debian as root), or say what to install
	@.ci/bootstrap

build: bootstrap ## Build everything for debugging
	$(SWIFT) build

release: bootstrap ## Build the optimised program
	$(SWIFT) build -c release --product larkspur

generate: release ## Write Generated/ from specs/
	@mkdir -p Generated
	$(RELEASE)/larkspur generate --config .larkspur.json
	$(RELEASE)/larkspur export specs --format ir --output Generated/larkspur.ir.json
	$(RELEASE)/larkspur export specs --format openapi --output Generated/openapi.json

test: bootstrap ## Build and run all tests
	$(SWIFT) test --disable-xctest

lint: bootstrap ## Check the code's format and the pages in specs/
	$(SWIFT) format lint --strict --recursive $(SOURCES) Generated
	$(SWIFT) run larkspur lint specs

format: ## Format the code
	$(SWIFT) format --in-place --recursive $(SOURCES)

bench: bootstrap ## Measure decoding, transfers of 2 GB, reading CORPUS beside a bare libxml2 parse, and generating
	$(SWIFT) run -c release larkspur-bench decode
	$(SWIFT) run -c release larkspur-bench transfer
	$(SWIFT) run -c release larkspur-bench $(CORPUS)
	$(MAKE) incremental

incremental: release ## Measure generating the SDK of CORPUS: anew, when nothing changed, and when one page did
	$(SWIFT) run -c release larkspur-bench incremental $(CORPUS)

conformance: release ## Judge the reading of dialect C by independent facts (needs ../shared)
	@$(CONFORMANCE) c

conformance-d: release ## The same for dialect D
	@$(CONFORMANCE) d

conformance-a: release ## The same for dialect A, made from dialect C
	@$(CONFORMANCE) a

conformance-b: release ## The same for dialect B, made from dialect C
	@$(CONFORMANCE) b

conformance-openapi: release ## Validate the OpenAPI document of the whole corpus
	@$(CONFORMANCE) openapi

CONFORMANCE = SHARED=$(SHARED) PYTHON=$(PYTHON) LARKSPUR=$(RELEASE)/larkspur .ci/conformance

api-check: release ## Generate the SDK from OLD, then from NEW, and report what breaks for its users
	@rm -rf .build/api && mkdir -p .build/api
	$(RELEASE)/larkspur generate $(OLD) --package LarkSDK --output .build/api/old
	@cp -r .build/api/old .build/api/new
	$(RELEASE)/larkspur generate $(NEW) --package LarkSDK --output .build/api/new
	.ci/api-check .build/api/old .build/api/new

sdk-figures: release ## Measure generating and compiling the SDK of CORPUS (some ten minutes)
	@LARKSPUR=$(RELEASE)/larkspur SWIFT=$(SWIFT) .ci/sdk-figures $(CORPUS)

corpus-calls: release ## Make every emitted call of CORPUS against the mock server (needs ../shared, some minutes)
	$(SWIFT) build -c release --product larkspur-mock
	@PROGRAMS=$(RELEASE) SWIFT=$(SWIFT) .ci/corpus-calls $(CORPUS)

load: bootstrap ## Two minutes of mixed calls with mishaps against the mock, then beside a bare URLSession loop
	$(SWIFT) build -c release --product larkspur-mock
	$(SWIFT) run -c release larkspur-bench load --input Generated/larkspur.ir.json $(LOAD)

fuzz: bootstrap ## Read mutated pages for SECONDS under the address sanitizer
	$(FUZZ_BUILD) --product larkspur-fuzz
	ASAN_OPTIONS=detect_leaks=0:quarantine_size_mb=64 "$$($(FUZZ_BUILD) --show-bin-path)/larkspur-fuzz" \
	  specs $(wildcard $(CORPUS)) --seconds $(SECONDS) --seed $(SEED) --slowdown 4

FUZZ_BUILD = $(SWIFT) build -c release --sanitize=address --scratch-path .build/fuzz

sanitize: bootstrap ## Run the tests of the runtime under the thread sanitizer
	$(SWIFT) test --disable-xctest --no-parallel --sanitize=thread --scratch-path .build/tsan \
	  -Xswiftc -DTHREAD_SANITIZER --filter LarkRuntimeTests

mock-python: bootstrap ## Test the mock with the official Python SDK, which is installed into .build/venv
	@[ -x .build/venv/bin/python ] || $(PYTHON) -m venv .build/venv
	.build/venv/bin/python -m pip install --quiet --disable-pip-version-check lark-oapi
	LARKSPUR_PYTHON=$(CURDIR)/.build/venv/bin/python $(SWIFT) test --disable-xctest --filter PythonTests

readme: release ## Run the commands that README.md shows and put their output there
	PATH="$(RELEASE):$$PATH" $(PYTHON) .ci/refresh-readme README.md

clean: ## Remove everything that was built
	rm -rf .build
