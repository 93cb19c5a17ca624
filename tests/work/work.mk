# ---- work: counted, not timed -----------------------------------------------

WORK_TESTS := tests/work/compare tests/work/story
WRAPPED := memcpy memmove memset memcmp strlen

.PHONY: work
work:  ## count the work of comparing nasty texts, which grows with the text, and of a long story
	$(MAKE) BUILD=build/work CFLAGS="-O1 -g -fno-builtin" LIB_CFLAGS="-fsanitize-coverage=trace-pc" $(WORK_TESTS:%=build/work/%)
	BUILD=build/work tests/run $(WORK_TESTS:%=build/work/%)

$(LIB_OBJ): override CFLAGS += $(LIB_CFLAGS)
$(WORK_TESTS:%=$(BUILD)/%): $(BUILD)/tests/work/counter.o
$(WORK_TESTS:%=$(BUILD)/%): override LDFLAGS += $(WRAPPED:%=-Wl,--wrap=%)
