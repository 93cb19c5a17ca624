# `make eval` prints what each stage reaches before what comes of it: claims on the
# gold articles, then, where the public data is, golden rules, treebanks, quotations.
EVAL_DATA ?= ../shared/data

eval: eval-claims $(if $(wildcard $(EVAL_DATA)/text),eval-segments eval-syntax) \
    $(if $(wildcard $(EVAL_DATA)/claims),eval-who)
