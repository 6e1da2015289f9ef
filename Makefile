# miraif: build, test, install. `make help` lists the targets.
.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:

VERSION = 0.1.0
SOVERSION = 0
BUILD ?= build
PREFIX ?= /usr/local
DESTDIR ?=

WERROR ?=
CC ?= cc
PKG_CONFIG ?= pkg-config
PKGS = sqlite3 libcjson libutf8proc
CPPFLAGS_ALL = -D_GNU_SOURCE -Iinclude -Ilib -Icmd -I$(BUILD)/gen -DMIRAIF_VERSION='"$(VERSION)"' \
	$(shell $(PKG_CONFIG) --cflags $(PKGS)) $(CPPFLAGS)
WARN = -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla
HARDEN = -fstack-protector-strong -D_FORTIFY_SOURCE=2
CFLAGS_ALL = -std=c11 -O2 -g $(WARN) $(WERROR) -fPIC -fvisibility=hidden $(HARDEN) -ffp-contract=off $(CFLAGS)
LDFLAGS_ALL = -Wl,-z,relro,-z,now -Wl,--as-needed $(LDFLAGS)
LIBS = $(shell $(PKG_CONFIG) --libs $(PKGS)) -lcsv

BASE_SRC = $(wildcard lib/base/*.c lib/text/*.c)
LIB_SRC = $(filter-out $(BASE_SRC),$(wildcard lib/*/*.c lib/*/*/*.c))
CMD_SRC = $(wildcard cmd/*.c cmd/*/*.c)
UNIT_SRC = $(wildcard tests/unit/test_*.c)
objects = $(patsubst %.c,$(BUILD)/obj/%.o,$(1))

PROGRAM = $(BUILD)/miraif
SHARED = $(BUILD)/libmiraif.so.$(SOVERSION)
STATIC = $(BUILD)/libmiraif.a
BASE = $(BUILD)/libbase.a
MO = $(BUILD)/locale/ja/LC_MESSAGES/miraif.mo
UNIT = $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(UNIT_SRC))

.PHONY: all test clean
all: $(PROGRAM) $(SHARED) $(STATIC) $(MO)

# The library. lib/base and lib/text are one archive of hidden symbols, in the library and in the program.
$(BASE): $(call objects,$(BASE_SRC))
	@rm -f $@
	$(AR) rcs $@ $^
$(STATIC): $(call objects,$(BASE_SRC) $(LIB_SRC))
	@rm -f $@
	$(AR) rcs $@ $^
$(SHARED): $(call objects,$(BASE_SRC) $(LIB_SRC))
	$(CC) $(CFLAGS_ALL) -shared -Wl,-soname,libmiraif.so.$(SOVERSION) -Wl,-Bsymbolic-functions -Wl,-z,defs \
		$(LDFLAGS_ALL) -o $@ $^ $(LIBS)
	ln -sf $(@F) $(BUILD)/libmiraif.so

$(PROGRAM): $(call objects,$(CMD_SRC)) $(SHARED) $(BASE)
	$(CC) $(CFLAGS_ALL) -pie $(LDFLAGS_ALL) -Wl,-rpath,'$$ORIGIN' -o $@ $(call objects,$(CMD_SRC)) \
		-L$(BUILD) -lmiraif $(BASE) $(LIBS)

$(BUILD)/obj/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

# The store's migrations, embedded in order: {"…", "…"} with one element a file.
MIGRATIONS = $(sort $(wildcard lib/store/migrations/*.sql))
$(BUILD)/gen/migrations.inc: $(MIGRATIONS) Makefile
	@mkdir -p $(@D)
	for f in $(MIGRATIONS); do sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/^/"/' -e 's/$$/\\n"/' "$$f"; echo ,; done > $@
$(call objects,lib/store/migrate.c): $(BUILD)/gen/migrations.inc

$(MO): cmd/po/ja.po
	@mkdir -p $(@D)
	msgfmt --check -o $@ $<

# Unit tests see the hidden symbols: they link the static library.
$(BUILD)/tests/%: tests/unit/%.c $(STATIC)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -MMD -MP -Itests -o $@ $< $(STATIC) $(LDFLAGS_ALL) $(LIBS) -lcmocka

test: all $(UNIT)
	prove $(UNIT) $(wildcard tests/cli/*.bats)

clean:
	rm -rf $(BUILD)

-include $(patsubst %.o,%.d,$(call objects,$(BASE_SRC) $(LIB_SRC) $(CMD_SRC))) $(addsuffix .d,$(UNIT))
