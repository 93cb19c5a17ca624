# Premises and hypotheses that stand alone.
.PHONY: eval-passages
eval-passages: $(TOOL)  ## calibration of claimdiff_judge, without the judge's network, on premises and hypotheses
	@python3 tests/eval/passages.py '$(TOOL) --model=none' $(EVAL)/../data
	@python3 tests/eval/passages.py '$(TOOL) --model=models/minilm-l6-v2.cdm --judge-model=none' $(EVAL)/../data

# Gold pairs among the candidates of each claim.
.PHONY: eval-recall
eval-recall: $(TOOL)  ## recall of the gold pairs among the candidates
	@python3 tests/eval/recall.py '$(TOOL) --model=none' $(EVAL)/dev $(wildcard $(EVAL)/seeds)
	@python3 tests/eval/recall.py '$(TOOL) --model=models/minilm-l6-v2.cdm --judge-model=none' $(EVAL)/dev $(wildcard $(EVAL)/seeds)
