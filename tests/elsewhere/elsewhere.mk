# ---- on other machines, with another C library, under the memory sanitizer ----------

elsewhere_musl := CC=musl-gcc CFLAGS=-O2
# Debian has their asm/ for one of the two alone, where gcc-multilib is not.
asm := -idirafter /usr/include/x86_64-linux-gnu
elsewhere_i386 := CC="gcc -m32 -msse2 -mfpmath=sse $(asm)" CFLAGS=-O2
elsewhere_x87 := CC="gcc -m32 -mfpmath=387 $(asm)" CFLAGS=-O2
elsewhere_s390x := CC=s390x-linux-gnu-gcc CFLAGS=-O2
elsewhere_msan := CC="clang -fsanitize=memory" CFLAGS="-O1 -g"
runner_s390x := qemu-s390x
elsewhere_link := $(if $(filter msan,$(MACHINE)),,-static)
# What else there is links with other programs; weights are little-endian.
ELSEWHERE_KINDS = unit corpus property $(if $(filter s390x,$(MACHINE)),,pathological threads model)
ELSEWHERE_BUILD := build/$(MACHINE)

# Linked with utf8proc and cmocka that are compiled alike; statically, so that nothing else of that
# machine must be here.
.PHONY: elsewhere elsewhere-tests elsewhere-same
elsewhere: elsewhere-same  ## tests and reports on MACHINE=musl, i386, x87, s390x or msan

elsewhere-tests:
	$(elsewhere_$(MACHINE)) tests/elsewhere/libraries $(ELSEWHERE_BUILD)/libraries
	$(MAKE) BUILD=$(ELSEWHERE_BUILD) $(elsewhere_$(MACHINE)) HOSTCC=cc TOOL_PACKAGES= TEST_KINDS="$(ELSEWHERE_KINDS)" \
	    CPPFLAGS=-I$(ELSEWHERE_BUILD)/libraries LDFLAGS="-L$(ELSEWHERE_BUILD)/libraries $(elsewhere_link)" \
	    TEST_UNDER=$(runner_$(MACHINE)) elsewhere-run

.PHONY: elsewhere-run
elsewhere-run: $(TOOL) $(TESTS)
	BUILD=$(BUILD) TEST_UNDER=$(TEST_UNDER) tests/run $(TESTS)

elsewhere-same: elsewhere-tests $(TOOL)
	tests/elsewhere/same --model=none $(TOOL) "$(runner_$(MACHINE))" $(ELSEWHERE_BUILD)/claimdiff $(BENCH_EVENTS)
