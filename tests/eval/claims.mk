# Claims against the gold claims of the eval folder.
.PHONY: eval-claims
eval-claims: $(TOOL)  ## claim spans, sources, polarity, numbers against gold
	@python3 tests/eval/claims.py $(TOOL) $(wildcard $(EVAL)/seeds $(EVAL)/dev $(EVAL)/long)

$(BUILD)/eval/%: tests/eval/%.c $(STATIC)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) $< $(STATIC) $(LIBS) -o $@
