# Findings against gold, a line a set: invented articles (seeds, dev, long) and real news
# (real, press; data/real, which is for training too, only in part). JOBS programs at a
# time; REPORTS=DIR scores DIR/<set>/<case>.json instead of running the tool.
JOBS ?= 2
EVERY ?= 4
LIMIT ?= 200
EVAL_SETS = $(EVAL)/dev $(EVAL)/long
ifneq ($(wildcard $(EVAL)/seeds),)
EVAL_SETS = $(EVAL)/seeds $(EVAL)/seeds+$(EVAL)/dev $(EVAL)/long
endif
SCORE = python3 tests/eval/score.py --jobs=$(JOBS) \
    $(if $(REPORTS),--reports=$(REPORTS),--cmd='$(TOOL) --format=json {articles}')

.PHONY: eval eval-quick eval-cases eval-field eval-quiet
eval: eval-quick eval-cases  ## each stage and the findings against gold and public data (python3)

eval-quick: $(TOOL)  ## findings against gold: seeds, dev, long, real
	@$(SCORE) $(EVAL_SETS) $(wildcard $(EVAL)/real)

# All that conflicts in them is marked, what agrees is not.
eval-cases: $(TOOL)  ## contradictions in short cases of our own, by kind and in the manner of news
	@python3 train/cases.py train/frames/cases-*.jsonl --out $(BUILD)/cases
	@$(SCORE) $(BUILD)/cases/kinds $(BUILD)/cases/news | sed -E 's/agree .* add F1[^|]*[|] //; s/ [|] alarms.*//'

ifneq ($(wildcard $(EVAL)/press),)
eval: eval-press eval-data eval-field eval-quiet
endif

.PHONY: eval-press eval-data
eval-press: $(TOOL)  ## findings against gold: long articles of newspapers
	@$(SCORE) $(EVAL)/press

eval-data: $(TOOL)  ## findings against gold: every EVERY-th pair of data/real
	@$(SCORE) --every=$(EVERY) data-real=$(EVAL)/../data/real

eval-field: $(TOOL)  ## the hard cases, how many pass
	@python3 tests/eval/field.py $(TOOL) $(EVAL)/field --jobs=$(JOBS) $(if $(REPORTS),--reports=$(REPORTS))

eval-quiet: $(TOOL)  ## contradictions reported on LIMIT pairs of sentences: two events, one event, paraphrases
	@python3 tests/eval/quiet.py $(TOOL) $(EVAL)/../data --limit=$(LIMIT) --jobs=$(JOBS)

.PHONY: check-gold
check-gold:  ## whether tests/gold keeps to the form of its README
	@python3 tests/gold/check.py tests/gold
