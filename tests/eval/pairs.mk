# Gold pairs among the candidates of each claim.
.PHONY: eval-recall
eval-recall: $(BUILD)/eval/pairs  ## recall of the gold pairs among the candidates
	@CLAIMDIFF_MODEL= python3 tests/eval/recall.py $(BUILD)/eval/pairs $(EVAL)/dev $(wildcard $(EVAL)/seeds)
	@CLAIMDIFF_MODEL=models/minilm-l6-v2.cdm python3 tests/eval/recall.py $(BUILD)/eval/pairs $(EVAL)/dev $(wildcard $(EVAL)/seeds)

# Premises and hypotheses that stand alone.
.PHONY: eval-passages
eval-passages: $(BUILD)/eval/pairs  ## calibration of claimdiff_judge on premises and hypotheses
	@CLAIMDIFF_MODEL= python3 tests/eval/passages.py $(BUILD)/eval/pairs $(EVAL)/../data
	@CLAIMDIFF_MODEL=models/minilm-l6-v2.cdm python3 tests/eval/passages.py $(BUILD)/eval/pairs $(EVAL)/../data
