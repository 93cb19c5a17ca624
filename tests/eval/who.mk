$(BUILD)/eval/who_dump: $(BUILD)/tests/eval/who_dump.o $(STATIC)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) $^ $(LIBS) -o $@

.PHONY: eval-who
eval-who: $(BUILD)/eval/who_dump  ## attribution and mentions against ../shared
	@python3 tests/eval/who.py $< ../shared
