# How well articles are cut: golden rules, treebanks, roles (see segments.py).
TEXT_DATA ?= ../shared/data/text

$(BUILD)/eval/dump: $(BUILD)/tests/eval/dump.o $(STATIC)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) $^ $(LIBS) -o $@

.PHONY: eval-segments
eval-segments: $(BUILD)/eval/dump  ## sentence, token and role figures
	@python3 tests/eval/segments.py $(BUILD)/eval/dump $(TEXT_DATA) $(EVAL)
