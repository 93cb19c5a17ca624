# ---- read by analyzers, run under valgrind and on other machines -----------------------

# gcc 12 takes the shifts of vectors for shifts of a byte, and what an array holds for lost.
GCC_ANALYZE := -O0 -fanalyzer -Wno-analyzer-shift-count-overflow
CLANG_ANALYZE := --analyze -Xclang -analyzer-werror -Xclang -analyzer-output=text

ifeq ($(BUILD),build/analyze)
$(filter $(BUILD)/lib/model/kernels%,$(LIB_OBJ)): override CFLAGS += -Wno-analyzer-use-of-uninitialized-value
$(BUILD)/examples/claimdiff/source.o: override CFLAGS += -Wno-analyzer-malloc-leak
endif

.PHONY: analyze analyze-gcc analyze-clang
analyze: analyze-gcc analyze-clang  ## gcc's and clang's analyzers over library and tool: each finding is looked at

analyze-gcc:
	$(MAKE) BUILD=build/analyze CC=gcc CFLAGS="$(GCC_ANALYZE)" WERROR=1 build/analyze/claimdiff

analyze-clang: $(LIB_SRC:%.c=$(BUILD)/analyzed/%.ok) $(TOOL_SRC:%.c=$(BUILD)/analyzed/%.ok)

$(BUILD)/analyzed/%.ok: %.c | $(BUILD)/gen/lexicon_data.h
	@mkdir -p $(@D)
	$(call made,READ,$<)
	$(Q)clang $(CLANG_ANALYZE) -std=c11 $(filter-out -MMD -MP,$(CPPFLAGS)) $< -o $(@:%.ok=%.txt)
	@touch $@

# valgrind knows no AVX-512.
VALGRIND := valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite

.PHONY: valgrind
valgrind: all tests  ## the tests of units, interface and texts under valgrind
	CLAIMDIFF_KERNELS=avx2 TEST_UNDER="$(VALGRIND)" BUILD=$(BUILD) tests/run \
	    $(filter $(foreach kind,unit api corpus,$(BUILD)/tests/$(kind)/%),$(TESTS))
