# Claims against the gold claims of the eval folder.
.PHONY: eval-claims
eval-claims: $(TOOL)  ## claim spans, sources, polarity, numbers against gold
	@python3 tests/eval/claims.py $(TOOL) $(wildcard $(EVAL)/seeds $(EVAL)/dev $(EVAL)/long)

$(BUILD)/eval/%: tests/eval/%.c $(STATIC)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) $< $(STATIC) $(LIBS) -o $@

# One event or two, by words and with the shipped encoder.
.PHONY: eval-events
eval-events: $(BUILD)/eval/passages  ## candidate score on pairs of one event and of two
	@CLAIMDIFF_MODEL=none python3 tests/eval/events.py $(BUILD)/eval/passages $(EVAL)/../data
	@CLAIMDIFF_MODEL=models/minilm-l6-v2.cdm python3 tests/eval/events.py $(BUILD)/eval/passages $(EVAL)/../data

FRAMES ?= $(firstword $(wildcard ../shared/frames) train/frames)
.PHONY: eval-frames
eval-frames: $(TOOL)  ## contradictions on pairs made from the project's frames and clusters
	@python3 tests/eval/frames.py $(TOOL) $(FRAMES) --model=none
