# The tables of the judge are written by train/ from the candidate pairs of marked cases.
# The data is not part of the repository (train/README.md); DUMPS has the pairs.
DUMPS ?= $(BUILD)/pairs
STORIES := $(BUILD)/stories
MARKS := $(BUILD)/marks
TABLE_DATA := $(EVAL)/../data
TABLE_SETS = data-real=$(TABLE_DATA)/real marks=$(MARKS) dev=$(EVAL)/dev long=$(EVAL)/long stories=$(STORIES)
FIT_RELATION = $(PYTHON) train/relation.py $(DUMPS) $(TABLE_SETS)
FIT_ASKING = $(PYTHON) train/asking.py $(DUMPS) $(TABLE_SETS)
FIT_STANDING = $(PYTHON) train/standing.py $(BUILD)/eval/standing_dump $(TABLE_DATA)/real
# What the network makes of pairs on the way tells what it says of them in the end, on articles
# that it was trained on, too.
ALL_STORIES := $(BUILD)/all-stories
ALL_MARKS := $(BUILD)/all-marks
STATES ?= $(BUILD)/states
FIT_LEAVING = $(PYTHON) train/leaving.py $(BUILD)/eval/leaving $(STATES) \
    data-real=$(TABLE_DATA)/real stories=$(ALL_STORIES) marks=$(ALL_MARKS)
FIT_PASSAGES = $(PYTHON) train/passages.py $(BUILD)/eval/passages $(TABLE_DATA)

.PHONY: dumps tables leaving-table check-tables
$(STORIES): train/stories.py $(wildcard train/frames/stories/*.txt)
	$(PYTHON) train/stories.py gold $(wildcard train/frames/stories/*.txt) --held-out --out $@
	@touch $@

$(MARKS): train/marks.py $(wildcard train/marks/*.jsonl)
	$(PYTHON) train/marks.py --data $(TABLE_DATA) --held-out $@
	@touch $@

$(ALL_STORIES): train/stories.py $(wildcard train/frames/stories/*.txt)
	$(PYTHON) train/stories.py gold $(wildcard train/frames/stories/*.txt) --out $@
	@touch $@

$(ALL_MARKS): train/marks.py $(wildcard train/marks/*.jsonl)
	$(PYTHON) train/marks.py --data $(TABLE_DATA) $@
	@touch $@

dumps: $(TOOL) $(STORIES) $(MARKS)  ## candidate pairs of the marked cases, with the judge (an hour)
	$(PYTHON) train/dump.py $(DUMPS) $(TABLE_SETS) --jobs=$(JOBS)

tables: $(BUILD)/eval/passages $(BUILD)/eval/standing_dump $(STORIES) $(MARKS)  ## write the tables of lib/judge from DUMPS (numpy)
	$(FIT_RELATION) --write lib/judge/tables.inc
	$(FIT_ASKING) --write lib/judge/asking.inc
	$(FIT_PASSAGES) --write lib/judge/passages.inc
	$(FIT_STANDING) --write lib/claim/standing.inc

leaving-table: $(BUILD)/eval/leaving $(ALL_STORIES) $(ALL_MARKS)  ## write lib/judge/leaving.inc, for each judge anew (numpy; half an hour)
	$(FIT_LEAVING) --write lib/judge/leaving.inc

ifneq ($(wildcard $(TABLE_DATA)/real),)
check-tables: $(BUILD)/eval/passages $(BUILD)/eval/standing_dump $(BUILD)/eval/leaving $(STORIES) $(MARKS) $(ALL_STORIES) $(ALL_MARKS)  ## whether the tables are what train/ writes from DUMPS
	$(FIT_PASSAGES) --check lib/judge/passages.inc
	$(FIT_STANDING) --check lib/claim/standing.inc
	@if [ -d $(DUMPS) ]; \
	then $(FIT_RELATION) --check lib/judge/tables.inc && $(FIT_ASKING) --check lib/judge/asking.inc; \
	else echo "check-tables: tables.inc and asking.inc not checked, make dumps comes first"; fi
	@if [ -d $(STATES) ]; then $(FIT_LEAVING) --check lib/judge/leaving.inc; \
	else echo "check-tables: leaving.inc not checked, its states take half an hour"; fi
else
check-tables:
	@echo "check-tables: skipped, ../shared/data is not here"
endif
