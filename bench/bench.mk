BENCH_EVENTS ?= $(wildcard examples/articles/*/ tests/gold/*/*/)

$(BUILD)/bench/bench: $(BUILD)/bench/bench.o $(STATIC)
	$(CC) $(LDFLAGS) $^ $(LIBS) -o $@

.PHONY: bench
bench: $(BUILD)/bench/bench  ## speed and memory; BENCH_EVENTS: folders of articles
	$(BUILD)/bench/bench $(BENCH_EVENTS)
