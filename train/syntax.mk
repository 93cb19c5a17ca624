# Training of lib/claim/data/syntax.bin on treebanks outside the repository.

TREEBANKS ?= ../shared/data/text
TRAIN_SYNTAX := $(BUILD)/train_syntax
SYNTAX_LIB := $(addprefix $(BUILD)/lib/,base/memory.o base/array.o base/utf8.o claim/tagset.o claim/word.o \
	claim/tagger.o claim/parser.o)
SYNTAX_TRAIN := $(patsubst %.c,$(BUILD)/%.o,$(wildcard train/syntax/*.c))

$(BUILD)/train/syntax/%.o: override CPPFLAGS += -Itrain/syntax
$(BUILD)/train/syntax/%.o: override CFLAGS += -O3

# The tables that are being trained stand empty in the trainer itself.
$(BUILD)/no_syntax_data.o:
	@mkdir -p $(@D)
	echo 'const unsigned char syntax_data[1];' | $(CC) -xc -c - -o $@

$(TRAIN_SYNTAX): $(SYNTAX_TRAIN) $(SYNTAX_LIB) $(BUILD)/no_syntax_data.o
	$(CC) $(LDFLAGS) $^ $(LIBS) -o $@

.PHONY: train-syntax
train-syntax: $(TRAIN_SYNTAX)  ## train tagger and parser (needs the treebanks, minutes)
	$(TRAIN_SYNTAX) lib/claim/data/syntax.bin $(TREEBANKS)/ud_ewt/train.conllu $(TREEBANKS)/gum/train.conllu
