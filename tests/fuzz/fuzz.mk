# ---- fuzzing ------------------------------------------------------------------

FUZZ_SECONDS ?= 60
FUZZERS := article compare models judge weights story options $(if $(filter gumbo,$(TOOL_PACKAGES)),page) \
    $(if $(filter jansson,$(TOOL_PACKAGES)),records lines) $(if $(wildcard models/judge.cdm),shipped)
FUZZ_MAIN ?= $(BUILD)/tests/fuzz/replay.o
FUZZ_OBJ := $(FUZZERS:%=$(BUILD)/tests/fuzz/%.o)
$(FUZZ_OBJ): override CPPFLAGS += $(if $(TOOL_PACKAGES),$(shell pkg-config --cflags $(TOOL_PACKAGES)))

$(FUZZERS:%=$(BUILD)/fuzz/%): $(BUILD)/fuzz/%: $(BUILD)/tests/fuzz/%.o $(BUILD)/tests/fuzz/fuzz.o \
    $(BUILD)/tests/articles.o $(FUZZ_MAIN) $(filter-out %/main.o,$(TOOL_OBJ)) $(STATIC)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) $(FUZZ_LINK) $^ $(TOOL_LIBS) $(LIBS) -o $@

# What it finds is written to build/fuzz/, and belongs into tests/fuzz/seeds/ once it is mended.
.PHONY: fuzz fuzz-programs fuzz-replay
fuzz:  ## FUZZ_SECONDS (60) of each fuzzer (clang)
	$(MAKE) BUILD=build/fuzz CC=clang CFLAGS="-O1 -g" FUZZ_MAIN= FUZZ_LINK=-fsanitize=fuzzer \
	    SANITIZE="-fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=undefined" fuzz-programs
	@for f in $(FUZZERS); do echo "== $$f"; mkdir -p build/fuzz/corpus/$$f; \
	    build/fuzz/fuzz/$$f -max_total_time=$(FUZZ_SECONDS) -timeout=30 -rss_limit_mb=4096 \
	        -close_fd_mask=3 -print_final_stats=1 -artifact_prefix=build/fuzz/$$f- -dict=tests/fuzz/words.dict \
	        build/fuzz/corpus/$$f tests/fuzz/seeds/$$f 2>build/fuzz/$$f.log || { tail -n 60 build/fuzz/$$f.log; exit 1; }; \
	    grep -E 'DONE|number_of_executed' build/fuzz/$$f.log; done

fuzz-programs: $(FUZZERS:%=$(BUILD)/fuzz/%)

fuzz-replay: fuzz-programs  ## each fuzzer on its seeds, with any compiler
	@for f in $(FUZZERS); do printf '%-8s ' $$f; \
	    $(BUILD)/fuzz/$$f tests/fuzz/seeds/$$f/* 2>$(BUILD)/fuzz/replay.log || { cat $(BUILD)/fuzz/replay.log; exit 1; }; done

# Of what `make fuzz` has kept and of the seeds, which are replayed where lines are counted.
.PHONY: fuzz-coverage
fuzz-coverage:  ## lines and branches of lib/ that the fuzzers reach (gcc, gcovr)
	find build/coverage -name '*.gcda' -delete 2>/dev/null || true
	$(MAKE) BUILD=build/coverage CC=gcc CFLAGS="-O0 -g --coverage -fprofile-update=atomic" LDFLAGS=--coverage fuzz-programs
	@for f in $(FUZZERS); do printf '%-8s ' $$f; \
	    find build/fuzz/corpus/$$f tests/fuzz/seeds/$$f -type f -print0 2>/dev/null | \
	        xargs -0 -n 1000 build/coverage/fuzz/$$f 2>/dev/null; done
	gcovr -r . --filter lib/ build/coverage --exclude-throw-branches --gcov-ignore-parse-errors --print-summary | tail -n 3
