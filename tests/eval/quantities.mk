$(BUILD)/tests/eval/quantities: $(BUILD)/tests/eval/quantities.o $(STATIC)
	$(CC) $(LDFLAGS) $^ $(LIBS) -o $@

.PHONY: eval-quantities
eval-quantities: $(BUILD)/tests/eval/quantities  ## recall and precision of quantities and dates on the gold claims
	python3 tests/eval/quantities.py $< $(EVAL)
