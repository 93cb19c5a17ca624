# The encoder over lines of text; used by bench/model.py and train/export/parity.py.
$(BUILD)/bench/model: $(BUILD)/bench/model.o $(STATIC)
	$(CC) $(LDFLAGS) $^ $(LIBS) -o $@

MODEL ?= models/minilm-l6-v2.cdm
PYTHON ?= python3
.PHONY: bench-model
bench-model: $(BUILD)/bench/model  ## encoder beside ONNX Runtime and PyTorch (HF=folder of the original)
	$(PYTHON) bench/model.py $(MODEL) $(HF)
