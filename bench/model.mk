# The encoder over lines of text; used by bench/model.py and train/export/parity.py.
$(BUILD)/bench/model: $(BUILD)/bench/model.o $(STATIC)
	$(CC) $(LDFLAGS) $^ $(LIBS) -o $@
