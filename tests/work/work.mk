# ---- work: counted, not timed -----------------------------------------------

WRAPPED := memcpy memmove memset memcmp strlen

.PHONY: work
work:  ## count the work of comparing nasty texts: it grows with the text, not faster
	$(MAKE) BUILD=build/work CFLAGS="-O1 -g -fno-builtin" LIB_CFLAGS="-fsanitize-coverage=trace-pc" build/work/tests/work/compare
	BUILD=build/work tests/run build/work/tests/work/compare

$(LIB_OBJ): override CFLAGS += $(LIB_CFLAGS)
$(BUILD)/tests/work/compare: $(BUILD)/tests/work/counter.o
$(BUILD)/tests/work/compare: override LDFLAGS += $(WRAPPED:%=-Wl,--wrap=%)
