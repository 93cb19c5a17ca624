# ---- work: counted, not timed -----------------------------------------------

WORK_TESTS := tests/work/compare tests/work/story $(if $(filter gumbo,$(TOOL_PACKAGES)),tests/work/page)
WRAPPED := memcpy memmove memset memcmp strlen

.PHONY: work
work:  ## count the work of nasty texts and pages, which grows with them, and of a long story
	$(MAKE) BUILD=build/work CFLAGS="-O1 -g -fno-builtin" COUNT_CFLAGS="-fsanitize-coverage=trace-pc" $(WORK_TESTS:%=build/work/%)
	BUILD=build/work tests/run $(WORK_TESTS:%=build/work/%)

$(LIB_OBJ) $(TOOL_OBJ): override CFLAGS += $(COUNT_CFLAGS)
$(WORK_TESTS:%=$(BUILD)/%): $(BUILD)/tests/work/counter.o
$(WORK_TESTS:%=$(BUILD)/%): override LDFLAGS += $(WRAPPED:%=-Wl,--wrap=%)
$(BUILD)/tests/work/page: $(filter-out %/main.o,$(TOOL_OBJ))
$(BUILD)/tests/work/page: LIBS := $(STATIC) $(TOOL_LIBS) $(LIBS)
