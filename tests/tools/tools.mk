# ---- tests of tools/, which run programs that are built ------------------------------

$(BUILD)/tests/tools/checklists: | $(BUILD)/mklexicon $(BUILD)/tests/corpus/pairs
