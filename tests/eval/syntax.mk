# Accuracy and speed of tagger, parser and lemmas on treebanks outside the repository.

$(BUILD)/tests/eval/syntax_eval.o: override CPPFLAGS += -Itrain/syntax

$(BUILD)/syntax_eval: $(BUILD)/tests/eval/syntax_eval.o $(BUILD)/train/syntax/treebank.o $(STATIC)
	$(CC) $(LDFLAGS) $^ $(LIBS) -o $@

.PHONY: eval-syntax
eval-syntax: $(BUILD)/syntax_eval  ## tags, lemmas, heads on GUM dev and EWT dev
	@$(BUILD)/syntax_eval ../shared/data/text/gum/dev.conllu ../shared/data/text/ud_ewt/dev.conllu
