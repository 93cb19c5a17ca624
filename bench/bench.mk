BENCH_EVENTS ?= $(wildcard examples/articles/*/ tests/gold/*/*/)

$(BUILD)/bench/bench: $(BUILD)/bench/bench.o $(BUILD)/bench/meter.o $(STATIC)
	$(CC) $(LDFLAGS) $^ $(LIBS) -o $@

.PHONY: bench
bench: $(BUILD)/bench/bench  ## speed and memory; BENCH_EVENTS: folders of articles
	$(BUILD)/bench/bench $(BENCH_EVENTS)

$(BUILD)/bench/claims: $(BUILD)/bench/claims.o $(BUILD)/bench/meter.o $(STATIC)
	$(CC) $(LDFLAGS) $^ $(LIBS) -o $@

.PHONY: bench-claims
bench-claims: $(BUILD)/bench/claims  ## time and memory of reading, 1 KB to 10 MB of news and of text that is none
	$(BUILD)/bench/claims $(wildcard $(addsuffix *.txt,$(BENCH_EVENTS)))

$(BUILD)/bench/all: $(BUILD)/bench/all.o $(BUILD)/bench/peak.o $(BUILD)/bench/texts.o $(STATIC)
	$(CC) $(LDFLAGS) $^ $(LIBS) -o $@

.PHONY: bench-all
bench-all: $(BUILD)/bench/all  ## every figure of docs/performance.md in one run, some minutes
	$(BUILD)/bench/all $(BENCH_EVENTS)

COST_ARTICLES ?= $(or $(wildcard $(EVAL)/seeds/*.txt),$(wildcard examples/articles/ferry/*.txt))
COST := $(BUILD)/bench/cost

.PHONY: bench-cost
bench-cost: $(TOOL)  ## instructions of reading and comparing two articles by rules, counted by valgrind
	@mkdir -p $(BUILD)/bench
	@valgrind -q --tool=callgrind --callgrind-out-file=$(COST) $(TOOL) --model=none --threads=1 \
	    $(COST_ARTICLES) >/dev/null; [ $$? -le 1 ]
	@callgrind_annotate --inclusive=yes --auto=no $(COST) | awk '/PROGRAM TOTALS/ { print $$1 " in all" } \
	    / .*:claimdiff_article_new \[/ { print $$1 " reading" } / .*:claimdiff_compare \[/ { print $$1 " comparing" }'

LOAD_PAIRS ?= 100000
LOAD_ARTICLES ?= examples/articles tests/gold

.PHONY: bench-load
bench-load: $(TOOL)  ## --batch over LOAD_PAIRS (100,000) pairs of LOAD_ARTICLES; killed and resumed (python3; LOAD_FLAGS=--judge)
	python3 bench/load.py $(LOAD_FLAGS) $(TOOL) $(LOAD_PAIRS) $(LOAD_ARTICLES)

$(BUILD)/bench/story: $(BUILD)/bench/story.o $(BUILD)/bench/meter.o $(BUILD)/bench/texts.o $(STATIC)
	$(CC) $(LDFLAGS) $^ $(LIBS) -o $@

.PHONY: bench-story
bench-story: $(BUILD)/bench/story  ## what the articles of a growing story cost, some minutes
	$(BUILD)/bench/story $(BENCH_EVENTS)
