# ---- the binary interface (Debian's abigail-tools) --------------------------------

ABI := tests/abi/claimdiff.abi
ABIDW := abidw --no-show-locs --headers-dir include --drop-private-types --exported-interfaces-only \
    --no-corpus-path --no-comp-dir-path

# Any change is looked at: what is added at the end of a struct that carries its size, or that
# the library alone makes, and new functions go in by `make abi-update`; for anything else
# SOVERSION goes up as well.
.PHONY: abi abi-update
abi: shared  ## whether the binary interface is the one that is kept (abigail-tools)
	@command -v abidiff >/dev/null || { echo "abi: no abidiff here (apt-get install abigail-tools)" >&2; exit 1; }
	$(ABIDW) $(BUILD)/libclaimdiff.so >$(BUILD)/now.abi
	abidiff --no-show-locs $(ABI) $(BUILD)/now.abi

abi-update: shared  ## keep the binary interface as it is now
	$(ABIDW) $(BUILD)/libclaimdiff.so >$(ABI)
