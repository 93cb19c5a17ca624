# ---- what refuses memory to the tool, beneath all that it links with ---------------

REFUSE := $(BUILD)/tests/oom/refuse.so

$(REFUSE): tests/oom/shim/refuse.c
	@mkdir -p $(@D)
	$(call made,LD,$@)
	$(Q)$(CC) -std=c11 -O1 -fPIC -shared -D_POSIX_C_SOURCE=200809L $< -o $@

$(BUILD)/tests/oom/tool: | $(REFUSE)
